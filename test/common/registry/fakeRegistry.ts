import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

// A small server that speaks just enough of the registry's protocol to show the client's behaviour under deviations
// and faults that a real registry cannot be made to show on demand: lost answers, foreign pages, odd bodies, TLS.
// What a registry means and does is tested against a real one, in test/integration.

export interface FakeRequest {
  readonly method: string;
  /** As sent, still encoded. */
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** `undefined` never answers; `'hang-up'` closes the connection. */
export type FakeAnswer =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'hang-up'
  | undefined;

export interface FakeRegistry {
  readonly url: string;
  readonly requests: readonly FakeRequest[];
  close(): Promise<void>;
}

export async function startFakeRegistry(
  answer: (request: FakeRequest, count: number) => FakeAnswer | Promise<FakeAnswer>,
  tls?: https.ServerOptions,
): Promise<FakeRegistry> {
  const requests: FakeRequest[] = [];
  const listener = async (incoming: http.IncomingMessage, outgoing: http.ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request: FakeRequest = {
      method: incoming.method ?? '',
      url: incoming.url ?? '',
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    requests.push(request);
    const given = await answer(request, requests.length);
    if (given === undefined) return;
    if (given === 'hang-up') {
      incoming.socket.destroy();
      return;
    }
    outgoing.writeHead(given.status, given.headers ?? { 'content-type': 'application/json' });
    outgoing.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
  };
  const handler = (incoming: http.IncomingMessage, outgoing: http.ServerResponse) => void listener(incoming, outgoing);
  const server = tls === undefined ? http.createServer(handler) : https.createServer(tls, handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: tls === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
