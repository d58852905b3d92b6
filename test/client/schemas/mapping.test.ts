import assert from 'node:assert/strict';
import { withConnection, withoutConnection, writtenConnection } from '../../../client/connections/written.js';
import { readableText } from '../../../client/registry/readableText.js';
import { addMapping, suggestedSubjects } from '../../../client/schemas/mapping.js';
import { parseSettings } from '../../../common/settings/parseSettings.js';

describe('writing settings', () => {
  it('puts a mapping first, or in place of the one for the same files, and keeps what it does not know', () => {
    const mapping = { files: 'a.avsc', subject: 'a-value', baseline: 'registry' };
    assert.deepEqual(addMapping([{ files: '**' }], mapping), [mapping, { files: '**' }]);
    assert.deepEqual(addMapping(['odd', { files: 'a.avsc', level: 'FULL' }], mapping), [
      'odd',
      { files: 'a.avsc', level: 'FULL', subject: 'a-value', baseline: 'registry' },
    ]);
    assert.deepEqual(addMapping(undefined, mapping), [mapping]);
  });

  it('suggests the subjects that a file is likely to belong to', () => {
    assert.deepEqual(suggestedSubjects('schemas/orders.avsc', ['orders-value', 'shop.Orders']), [
      'orders-value',
      'shop.Orders',
    ]);
    assert.deepEqual(suggestedSubjects('orders.v2.schema.json', []), ['orders-value']);
    assert.deepEqual(suggestedSubjects('orders-key.avsc', []), ['orders-key']);
  });

  it('writes connections that the settings understand', () => {
    const connection = writtenConnection({
      name: 'staging',
      bootstrapServers: 'a:9092, b:9092',
      security: { tls: true, mechanism: 'SCRAM-SHA-512' },
      username: 'alice',
      registryUrl: 'https://r.example',
      registryUsername: '',
    });
    const { settings, problems } = parseSettings({ connections: withConnection([{ name: 'staging' }], connection) });
    assert.deepEqual(problems, []);
    assert.deepEqual(settings.connections[0]?.kafka?.bootstrapServers, ['a:9092', 'b:9092']);
    assert.deepEqual(withoutConnection([connection, { name: 'x' }], 'staging'), [{ name: 'x' }]);
  });

  it('lays out a schema of one line without touching its values', () => {
    const text = '{"a":1.50,"a":[1e400,"\\u0041 {"]}';
    const readable = readableText({ format: 'JSON', text });
    assert.ok(readable.split('\n').length > 3);
    assert.equal(readable.replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''));
    assert.equal(readableText({ format: 'PROTOBUF', text: 'message A {}' }), 'message A {}');
  });
});
