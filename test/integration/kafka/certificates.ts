import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { inRepository } from '../../support/repository.js';

export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** An authority of the tests, and what it signed for the addresses of this machine. */
export interface Certificates {
  readonly ca: string;
  readonly server: KeyPair;
  readonly client: KeyPair & { readonly encryptedKey: string };
}

/** Reads the certificates that lie beside this file, and encrypts the client's key with the passphrase. */
export async function readCertificates(passphrase: string): Promise<Certificates> {
  const text = (name: string) => readFile(inRepository('test', 'integration', 'kafka', 'tls', `${name}.pem`), 'utf8');
  const pair = async (name: string): Promise<KeyPair> => ({ cert: await text(name), key: await text(`${name}.key`) });
  const client = await pair('client');
  const encryptedKey = createPrivateKey(client.key).export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase,
  });
  return {
    ca: await text('ca'),
    server: await pair('server'),
    client: { ...client, encryptedKey: String(encryptedKey) },
  };
}
