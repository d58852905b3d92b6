// The only file that speaks HTTP to a registry.
// `http` and `https` without `node:`: VS Code replaces exactly these names with ones that know the user's proxy and the
// system's certificates. `fetch` is no way to a client certificate without a further dependency.
import http from 'http';
import https from 'https';
import { cancelledError, connectionError, errorCode, timeoutError, tooLargeError } from './failures.js';
import { RegistryError } from './types.js';

/** PEM texts; what is absent is not used. */
export interface TlsMaterial {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
}

export type RegistryCredentials =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string };

export interface HttpOptions {
  /** Of the registry, base path included, e.g. `https://host/apis/ccompat/v7`. */
  readonly url: string;
  /** Milliseconds that a request may take, repetitions included. */
  readonly timeoutMs: number;
  /** Bytes of an answer. */
  readonly maxAnswerBytes: number;
  /** Asked for at each request, so that a new secret takes effect at once. */
  readonly credentials?: () => Promise<RegistryCredentials | undefined>;
  readonly tls?: () => Promise<TlsMaterial | undefined>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Below the base path, percent-encoded, query included. */
  readonly path: string;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** Where a redirection points to. */
  readonly location?: string;
}

export interface HttpTransport {
  /** Any status is an answer; rejects with a `RegistryError` where there is none. */
  send(request: HttpRequest): Promise<HttpAnswer>;
  close(): void;
}

const ACCEPT = 'application/vnd.schemaregistry.v1+json, application/json;q=0.9';
const MAX_SOCKETS = 8;
/** Statuses of a gateway whose registry is away for a moment. */
const TRY_AGAIN: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const RETRY_DELAY_MS = 150;

/**
 * Every request here may be sent twice: reads and PUTs by nature, and registering the same schema again gives the same
 * id. So a request whose answer is lost, which happens to registries under load, is repeated after half its time while
 * the first one may still win.
 */
export function httpTransport(options: HttpOptions): HttpTransport {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS }),
  };
  return {
    async send(request) {
      const target = targetOf(options.url, request.path);
      const [credentials, tls] = await Promise.all([options.credentials?.(), options.tls?.()]);
      const prepared: Prepared = {
        target,
        agent: agents[target.protocol === 'https:' ? 'https:' : 'http:'],
        headers: headersOf(request, credentials),
        tls: target.protocol === 'https:' ? (tls ?? {}) : {},
        maxAnswerBytes: options.maxAnswerBytes,
        request,
      };
      return withSecondTry((signal) => sendOnce(prepared, signal), options.timeoutMs, target.host, request.signal);
    },
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

interface Prepared {
  readonly target: URL;
  readonly agent: http.Agent;
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: TlsMaterial;
  readonly maxAnswerBytes: number;
  readonly request: HttpRequest;
}

function targetOf(base: string, path: string): URL {
  const url = URL.canParse(base) ? new URL(base) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new RegistryError('unreachable', 'The registry URL is not an http:// or https:// address.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new RegistryError(
      'rejected',
      'The registry URL holds a user name or password. Remove it there: the password is asked for and kept safe.',
    );
  }
  return new URL(url.origin + url.pathname.replace(/\/+$/, '') + path);
}

function headersOf(request: HttpRequest, credentials: RegistryCredentials | undefined): Record<string, string> {
  const headers: Record<string, string> = { accept: ACCEPT };
  if (request.body !== undefined) {
    headers['content-type'] = 'application/vnd.schemaregistry.v1+json';
    headers['content-length'] = String(Buffer.byteLength(request.body));
  }
  switch (credentials?.kind) {
    case 'basic':
      headers['authorization'] =
        `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
      break;
    case 'bearer':
      headers['authorization'] = `Bearer ${credentials.token}`;
      break;
    case undefined:
      break;
  }
  return headers;
}

/** The answer of whichever of at most two attempts has one first. */
function withSecondTry(
  attempt: (signal: AbortSignal) => Promise<HttpAnswer>,
  timeoutMs: number,
  host: string,
  outer: AbortSignal | undefined,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    if (outer?.aborted === true) {
      reject(cancelledError());
      return;
    }
    const inner = new AbortController();
    const timers: NodeJS.Timeout[] = [];
    let begun = 0;
    let pending = 0;

    const finish = (settle: () => void) => {
      timers.forEach(clearTimeout);
      outer?.removeEventListener('abort', onAbort);
      inner.abort();
      settle();
    };
    const onAbort = () => finish(() => reject(cancelledError()));
    const begin = () => {
      attempt(inner.signal).then(
        (answer) => {
          pending--;
          if (!TRY_AGAIN.has(answer.status) || !secondTry(RETRY_DELAY_MS)) finish(() => resolve(answer));
        },
        (error: unknown) => {
          pending--;
          if (inner.signal.aborted || (isLost(error) && secondTry(RETRY_DELAY_MS)) || pending > 0) return;
          finish(() => reject(connectionError(error, host)));
        },
      );
    };
    const secondTry = (delayMs: number): boolean => {
      if (begun === 2) return pending > 0;
      begun++;
      pending++;
      timers.push(setTimeout(begin, delayMs));
      return true;
    };

    outer?.addEventListener('abort', onAbort, { once: true });
    begun++;
    pending++;
    begin();
    timers.push(setTimeout(() => secondTry(0), timeoutMs / 2));
    timers.push(setTimeout(() => finish(() => reject(timeoutError(host, timeoutMs))), timeoutMs));
  });
}

/** Whether an answer may have been lost on the way; a refused connection or a bad certificate will be the same again. */
function isLost(error: unknown): boolean {
  return errorCode(error) === 'ECONNRESET' || errorCode(error) === 'EPIPE';
}

function sendOnce(prepared: Prepared, signal: AbortSignal): Promise<HttpAnswer> {
  const { target, request } = prepared;
  const library = target.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const outgoing = library.request(
      target,
      { method: request.method, headers: prepared.headers, agent: prepared.agent, signal, ...prepared.tls },
      (incoming) => {
        const chunks: Buffer[] = [];
        let length = 0;
        incoming.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length > prepared.maxAnswerBytes) outgoing.destroy(tooLargeError(prepared.maxAnswerBytes));
          else chunks.push(chunk);
        });
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            contentType: incoming.headers['content-type'] ?? '',
            text: Buffer.concat(chunks, length).toString('utf8'),
            ...(incoming.headers.location === undefined ? {} : { location: incoming.headers.location }),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(request.body);
  });
}
