import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** An authority of its own, and what it signed: for the addresses of this machine, for two days. */
export interface Certificates {
  readonly ca: string;
  readonly server: KeyPair;
  readonly client: KeyPair & { readonly encryptedKey: string };
}

const CURVE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Makes them with the `openssl` program in that folder. */
export async function makeCertificates(folder: string, passphrase: string): Promise<Certificates> {
  const file = (name: string) => join(folder, name);
  const openssl = (...args: readonly string[]) => promisify(execFile)('openssl', [...args], { cwd: folder });
  const text = (name: string) => readFile(file(name), 'utf8');

  await openssl('req', '-x509', ...CURVE, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Test CA');
  await writeFile(file('names'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
  async function signed(name: string): Promise<KeyPair> {
    await openssl('req', ...CURVE, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
    await openssl('x509', '-req', '-in', `${name}.csr`, ...by, '-out', `${name}.pem`);
    return { cert: await text(`${name}.pem`), key: await text(`${name}.key`) };
  }
  const server = await signed('server');
  const client = await signed('client');
  const encrypt = ['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-in', 'client.key', '-out', 'encrypted.key'];
  await openssl(...encrypt, '-passout', `pass:${passphrase}`);
  return { ca: await text('ca.pem'), server, client: { ...client, encryptedKey: await text('encrypted.key') } };
}
