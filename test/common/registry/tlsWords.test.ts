import assert from 'node:assert/strict';
import { connectionError } from '../../../common/registry/failures.js';

describe('a registry without a secure connection', () => {
  const openSsl = (reason: string): Error =>
    Object.assign(
      new Error(
        `write EPROTO 404D8F:error:0A00010B:SSL routines:tls_validate_record_header:${reason}:../deps/record.c:77:\n`,
      ),
      { code: 'EPROTO' },
    );

  it('is said not to speak TLS, where it answers in plain', () => {
    assert.equal(
      connectionError(openSsl('wrong version number'), 'localhost:8081').message,
      'No secure connection to the registry at localhost:8081: it does not speak TLS. ' +
        'Check the certificates of the connection, and that the address speaks https.',
    );
  });

  it('is named with the reason of the library, and not with the places in its source', () => {
    const { message } = connectionError(openSsl('sslv3 alert handshake failure'), 'localhost:8081');
    assert.match(message, /: sslv3 alert handshake failure\. Check/);
  });

  it('is named with all that is known, where the words have another form', () => {
    const error = Object.assign(new Error('no protocols available'), { code: 'ERR_SSL_NO_PROTOCOLS_AVAILABLE' });
    assert.match(connectionError(error, 'localhost:8081').message, /: no protocols available\. Check/);
  });
});
