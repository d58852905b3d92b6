import type { HttpAnswer } from './http.js';
import { RegistryError } from './types.js';
import type { RegistryFailure } from './types.js';

/** Longer texts of a registry, e.g. a whole list of differences, are cut in messages. */
const MAX_MESSAGE = 2000;

export function cancelledError(): RegistryError {
  return new RegistryError('cancelled', 'The request was cancelled.');
}

export function timeoutError(host: string, timeoutMs: number): RegistryError {
  return new RegistryError(
    'timeout',
    `The registry at ${host} did not answer within ${timeoutMs / 1000} s. Check that it is running, or allow more time in the connection's settings.`,
  );
}

export function tooLargeError(maxBytes: number): RegistryError {
  const limit = `${Math.round(maxBytes / 2 ** 20)} MiB`;
  return new RegistryError('bad-response', `The registry's answer is larger than ${limit} and was not read.`);
}

/** Words for a request that got no answer. The host is named, never the whole URL. */
export function connectionError(error: unknown, host: string): RegistryError {
  if (error instanceof RegistryError) return error;
  const code = errorCode(error) ?? '';
  const certificate = CERTIFICATE_PROBLEMS.get(code);
  if (certificate !== undefined) return new RegistryError('unreachable', `The registry at ${host} ${certificate}`);
  const network = NETWORK_PROBLEMS.get(code);
  if (network !== undefined) return new RegistryError('unreachable', network(host));
  const detail = error instanceof Error ? error.message : String(error);
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO' || code.startsWith('ERR_OSSL')) {
    return new RegistryError(
      'unreachable',
      `No secure connection to the registry at ${host}: ${tlsReason(detail)}. Check the certificates of the connection, and that the address speaks https.`,
    );
  }
  return new RegistryError('unreachable', `The registry at ${host} cannot be reached: ${detail}.`);
}

/** Of OpenSSL's words, as in `…:error:0A00010B:SSL routines:some_function:wrong version number:../some/file.c:77:`, the reason. */
function tlsReason(detail: string): string {
  const reason = /error:[0-9A-F]+:[^:]*:[^:]*:([^:]+)/i.exec(detail)?.[1];
  if (reason === 'wrong version number' || reason === 'packet length too long') return 'it does not speak TLS';
  return reason ?? detail.trim();
}

const CERTIFICATE_PROBLEMS: ReadonlyMap<string, string> = new Map([
  ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'].map(
    (code) =>
      [
        code,
        'shows a certificate that it signed itself. Name its authority in "tls.caFile" of the connection.',
      ] as const,
  ),
  ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'].map(
    (code) =>
      [
        code,
        'shows a certificate of an authority that is not known here. Name the authority in "tls.caFile" of the connection.',
      ] as const,
  ),
  ['CERT_HAS_EXPIRED', 'shows a certificate that has expired. Its owner has to renew it.'],
  ['CERT_NOT_YET_VALID', 'shows a certificate that is not valid yet. Check the clock of this machine.'],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'shows a certificate for another host name. Use the name that the certificate is for.',
  ],
]);

const NETWORK_PROBLEMS: ReadonlyMap<string, (host: string) => string> = new Map([
  ['ECONNREFUSED', (host: string) => `Nothing listens at ${host}. Check that the registry is running, and its port.`],
  ['ENOTFOUND', (host: string) => `The host of ${host} is not known. Check the registry URL, and the network or VPN.`],
  ['EAI_AGAIN', (host: string) => `The host of ${host} could not be looked up. Check the network or VPN.`],
  ['ECONNRESET', (host: string) => `The registry at ${host} closed the connection without an answer.`],
  ['ETIMEDOUT', (host: string) => `The host of ${host} does not answer. Check the network or VPN.`],
  ['EHOSTUNREACH', (host: string) => `There is no way to the host of ${host}. Check the network or VPN.`],
  ['ENETUNREACH', (host: string) => `There is no way to the host of ${host}. Check the network or VPN.`],
]);

/** The `code` of a system or TLS error. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The error that a status stands for; undefined for success. Keyed on the HTTP status: error codes vary. */
export function statusError(answer: HttpAnswer): RegistryError | undefined {
  if (answer.status >= 200 && answer.status < 300) return undefined;
  const { code, message } = ownWords(answer);
  const failure = failureOf(answer.status, code !== undefined);
  return new RegistryError(failure, wording(failure, answer, message), answer.status, code);
}

function failureOf(status: number, spokeAsRegistry: boolean): RegistryFailure {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  // Something that is no registry answers 404 too.
  if (status === 404) return spokeAsRegistry ? 'not-found' : 'bad-response';
  if (status === 409) return 'incompatible';
  if (status === 422) return 'invalid-schema';
  if (status >= 500) return 'server-error';
  if (status >= 300 && status < 400) return 'bad-response';
  return 'rejected';
}

function wording(failure: RegistryFailure, answer: HttpAnswer, message: string): string {
  const said = message === '' ? '' : ` It said: ${message}`;
  switch (failure) {
    case 'unauthorized':
      return `The registry does not accept the user name and password (401). Check the user name, and give the password anew: with "Set Password or Token…" in the editor, elsewhere in its environment variable.${said}`;
    case 'forbidden':
      return `This user may not do that in the registry (403).${said}`;
    case 'not-found':
      return message === '' ? 'The registry does not have it (404).' : `The registry does not have it: ${message}`;
    case 'incompatible':
      return `The registry refuses it (409).${said}`;
    case 'invalid-schema':
      return `The registry finds it not valid (422).${said}`;
    case 'server-error':
      return `The registry failed (${answer.status}). Try again later.${said}`;
    case 'bad-response':
      if (answer.location !== undefined) {
        return `The registry's address redirects (${answer.status}) to ${withoutCredentials(answer.location)}. Put the right address into the connection.`;
      }
      return notARegistry(`it answered ${answer.status}`);
    default:
      return answer.status === 429
        ? `The registry asks for fewer requests (429). Try again later.${said}`
        : `The registry refused the request (${answer.status}).${said}`;
  }
}

/** Words for an answer that no registry gives. */
export function notARegistry(what: string): string {
  return `There seems to be no schema registry at this address: ${what}. Check the URL with its path; Apicurio's ends in /apis/ccompat/v7.`;
}

/** The `error_code` and `message` of an error body; plain text is taken as it is, a web page is not. */
function ownWords(answer: HttpAnswer): { readonly code?: number; readonly message: string } {
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    // No JSON: an empty body, plain text or a page of some gateway.
    return { message: isWebPage(answer) ? '' : cut(answer.text.trim()) };
  }
  if (typeof body !== 'object' || body === null) return { message: '' };
  const code = 'error_code' in body && typeof body.error_code === 'number' ? body.error_code : undefined;
  const message = 'message' in body && typeof body.message === 'string' ? cut(body.message) : '';
  return code === undefined ? { message } : { code, message };
}

export function isWebPage(answer: HttpAnswer): boolean {
  return answer.contentType.includes('html') || answer.text.trimStart().startsWith('<');
}

function cut(text: string): string {
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
}

function withoutCredentials(location: string): string {
  return location.replace(/^([a-z]+:\/\/)[^/@]*@/i, '$1');
}
