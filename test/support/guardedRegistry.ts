import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A registry behind a login: it hands on what comes with the right user and password, and refuses the rest. */
export interface GuardedRegistry {
  readonly url: string;
  /** Method, path and answer of every request so far, in order. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** Puts basic authentication before a real registry, on a free loopback port. Without a login, it only counts. */
export async function guardRegistry(registryUrl: string, login?: Login): Promise<GuardedRegistry> {
  const expected = login === undefined ? undefined : basic(login);
  const requests: string[] = [];
  const server = createServer((incoming, answer) => {
    const allowed = expected === undefined || incoming.headers.authorization === expected;
    requests.push(`${incoming.method ?? ''} ${incoming.url ?? ''} ${allowed ? 'passed' : 'refused'}`);
    if (allowed) passOn(registryUrl, incoming, answer);
    else {
      answer.writeHead(401, { 'content-type': 'application/json', 'www-authenticate': 'Basic realm="test"' });
      answer.end('{"error_code":401,"message":"Unauthorized"}');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, requests, close };
}

function passOn(registryUrl: string, incoming: IncomingMessage, answer: ServerResponse): void {
  const meantForHere = ['host', 'authorization'];
  const headers = Object.fromEntries(Object.entries(incoming.headers).filter(([name]) => !meantForHere.includes(name)));
  const outgoing = send(`${registryUrl}${incoming.url ?? ''}`, { method: incoming.method, headers }, (real) => {
    answer.writeHead(real.statusCode ?? 502, real.headers);
    real.pipe(answer);
  });
  outgoing.on('error', () => answer.destroy());
  incoming.pipe(outgoing);
}

function basic({ username, password }: Login): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
