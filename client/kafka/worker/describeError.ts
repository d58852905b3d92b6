import { KafkaError, type KafkaFailure } from '../kafkaError.js';

/**
 * One clear sentence from an error of the Kafka library, whose own top message ("Cannot connect to any broker") says
 * nothing: the reason is nested, as a cause or in a list of errors. The whole chain goes into `detail`.
 *
 * @param where the servers that were asked, to be named where none of them answered
 */
export function describeError(error: unknown, where: readonly string[]): KafkaError {
  if (error instanceof KafkaError) return error;
  const chain = flatten(error);
  const detail = chain.map((part) => part.text).join(' ← ') || 'unknown error';
  for (const rule of RULES) {
    const part = chain.find((candidate) => rule.applies(candidate));
    if (part !== undefined) return new KafkaError(rule.failure, rule.say(part, where.join(', ')), detail);
  }
  const last = chain.at(-1);
  return new KafkaError(
    'rejected',
    sentence(last?.text ?? 'The request to Kafka failed for an unknown reason'),
    detail,
  );
}

interface Part {
  /** The error's own sentence, with what the broker said about it. */
  readonly text: string;
  /** `ECONNREFUSED`, `PLT_KFK_NETWORK` … */
  readonly code: string;
  /** The protocol's name of the error, e.g. `TOPIC_AUTHORIZATION_FAILED`; empty where no broker answered. */
  readonly api: string;
}

interface Rule {
  readonly failure: KafkaFailure;
  applies(part: Part): boolean;
  say(part: Part, where: string): string;
}

/** The first rule that fits any part of the chain wins: the most telling ones come first. */
const RULES: readonly Rule[] = [
  {
    failure: 'unauthorized',
    applies: ({ api, text }) =>
      api === 'UNSUPPORTED_SASL_MECHANISM' || api === 'ILLEGAL_SASL_STATE' || /suitable SASL mechanism/.test(text),
    say: (_, where) =>
      `${where} does not accept a sign-in with this SASL mechanism: check the mechanism and the port of the connection.`,
  },
  {
    failure: 'unauthorized',
    applies: ({ api, code, text }) =>
      api === 'SASL_AUTHENTICATION_FAILED' || code === 'PLT_KFK_AUTHENTICATION' || /authentication failed/i.test(text),
    say: () =>
      'The broker refused the sign-in: check the SASL mechanism, the user name and the password of the connection.',
  },
  {
    failure: 'tls',
    applies: ({ text }) => /Broker requires TLS/.test(text),
    say: (_, where) => `${where} expects TLS: add "tls": true to the connection, or use another port.`,
  },
  {
    failure: 'tls',
    applies: ({ text }) => /before secure TLS connection/.test(text),
    say: (_, where) => `${where} does not speak TLS: check the port, or leave "tls" out of the connection.`,
  },
  {
    failure: 'tls',
    applies: ({ text }) => /bad decrypt|PEM routines|DECODER routines|no start line/i.test(text),
    say: () => 'The client key or a certificate of the connection cannot be read: check the files and the passphrase.',
  },
  {
    failure: 'tls',
    applies: ({ code, text }) => /certificate.required/i.test(`${code} ${text}`),
    say: (_, where) => `${where} wants a client certificate: give one as tls.certFile, with its key as tls.keyFile.`,
  },
  {
    failure: 'tls',
    applies: ({ code }) => /^(ERR_SSL|ERR_TLS|EPROTO|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/.test(code),
    say: (part, where) => tlsSentence(part, where),
  },
  {
    failure: 'forbidden',
    applies: ({ api }) => api.endsWith('_AUTHORIZATION_FAILED'),
    say: ({ api }) =>
      `The broker does not allow this user to use this ${api.replace('_AUTHORIZATION_FAILED', '').toLowerCase().replaceAll('_', ' ')}: ask for the access rights (ACL).`,
  },
  {
    failure: 'unknown-topic',
    applies: ({ api, text }) => /^UNKNOWN_TOPIC/.test(api) || /^Unknown topic/.test(text),
    say: ({ text }) => {
      const name = /^Unknown topic (\S+)\.$/.exec(text)?.[1];
      return `The topic${name === undefined ? '' : ` ${name}`} does not exist on this cluster.`;
    },
  },
  {
    failure: 'too-large',
    applies: ({ api }) => api === 'MESSAGE_TOO_LARGE' || api === 'RECORD_LIST_TOO_LARGE',
    say: () => 'The broker refuses an event of this size: see max.message.bytes of the topic.',
  },
  {
    failure: 'unreachable',
    applies: ({ code }) => code === 'ENOTFOUND' || code === 'EAI_AGAIN',
    say: (_, where) => `No host of this name was found: ${where}. Check the bootstrap servers of the connection.`,
  },
  {
    failure: 'unreachable',
    applies: ({ code }) => code === 'ECONNREFUSED',
    say: (_, where) => `Nothing answers at ${where}: the broker is not running there, or the port is wrong.`,
  },
  {
    failure: 'timeout',
    applies: ({ code, text }) => code === 'ETIMEDOUT' || /timed? ?out/i.test(text),
    say: (_, where) => `${where} did not answer in time.`,
  },
  {
    failure: 'unreachable',
    applies: ({ code }) => code === 'PLT_KFK_NETWORK' || /^E(CONN|HOST|NET|PIPE)/.test(code),
    say: (_, where) =>
      `The connection to ${where} was closed: the broker is going away, or it expects TLS, a client certificate or a sign-in that the connection does not have.`,
  },
];

function tlsSentence(part: Part, where: string): string {
  if (/wrong version number|packet length too long|EPROTO/i.test(`${part.code} ${part.text}`)) {
    return `${where} does not speak TLS as asked: check whether this port expects TLS at all.`;
  }
  if (/altname|ERR_TLS_CERT/i.test(`${part.code} ${part.text}`)) {
    return `The certificate of ${where} is for another host name.`;
  }
  return `The certificate of ${where} is not trusted (${part.text}): give the authority's certificate as tls.caFile.`;
}

/** The error and all that it holds, outermost first; bounded, because causes may form a circle. */
function flatten(error: unknown): readonly Part[] {
  const parts: Part[] = [];
  const seen = new Set<unknown>();
  const queue: unknown[] = [error];
  while (queue.length > 0 && parts.length < 50) {
    const current = queue.shift();
    if (!isObject(current) || seen.has(current)) continue;
    seen.add(current);
    parts.push({ text: textOf(current), code: stringOf(current['code']), api: stringOf(current['apiId']) });
    if (Array.isArray(current['errors'])) queue.push(...(current['errors'] as readonly unknown[]));
    queue.push(current['cause']);
  }
  return parts;
}

function textOf(error: Readonly<Record<string, unknown>>): string {
  const own = stringOf(error['message']);
  const server = stringOf(error['serverErrorMessage']);
  return server === '' || own.includes(server) ? own : `${own} ${server}`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
