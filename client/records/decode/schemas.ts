import type { EventCodec } from '../formats/codec.js';
import { codecOf } from '../formats/codecs.js';
import type { AskSchema, SchemaAnswer } from './schemaAnswer.js';

export type KnownSchema =
  | { readonly state: 'ready'; readonly codec: EventCodec; readonly label: SchemaLabel }
  | { readonly state: 'unusable'; readonly reason: string; readonly label?: SchemaLabel };

export interface SchemaLabel {
  readonly format: string;
  readonly subject?: string;
  readonly version?: number;
}

/** The codecs of schema ids, asked for once. */
export interface Schemas {
  /** Resolves when `get` has an answer for each of these. */
  prepare(wanted: readonly { readonly id: number; readonly side: 'key' | 'value' }[]): Promise<void>;
  get(id: number, side: 'key' | 'value'): KnownSchema | undefined;
}

/** Of keys, and of values. */
const MAX_SCHEMAS = 500;
/** Milliseconds until a schema that was missing is asked for again: it may be registered at any moment. */
const RETRY_MS = 10_000;

interface Known {
  readonly schema: KnownSchema;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export function schemas(ask: AskSchema, now: () => number = Date.now): Schemas {
  /** By side first: the name of both together would be a new text for each event. */
  const known = { key: new Map<number, Known>(), value: new Map<number, Known>() };
  const asked = new Map<string, Promise<void>>();

  async function fetchSchema(id: number, side: 'key' | 'value'): Promise<void> {
    const answer = await ask(id, side);
    const until = answer.state === 'found' ? Infinity : now() + RETRY_MS;
    const ofSide = known[side];
    const oldest = ofSide.size >= MAX_SCHEMAS ? ofSide.keys().next().value : undefined;
    if (oldest !== undefined) ofSide.delete(oldest);
    ofSide.set(id, { schema: knownSchema(answer), until });
  }

  return {
    prepare: async (wanted) => {
      const waits = wanted.map(({ id, side }) => {
        const name = `${side}${id}`;
        const have = known[side].get(id);
        if (have !== undefined && have.until > now()) return Promise.resolve();
        const pending = asked.get(name) ?? fetchSchema(id, side).finally(() => asked.delete(name));
        asked.set(name, pending);
        return pending;
      });
      await Promise.all(waits);
    },
    get: (id, side) => known[side].get(id)?.schema,
  };
}

function knownSchema(answer: SchemaAnswer): KnownSchema {
  if (answer.state !== 'found') return { state: 'unusable', reason: answer.reason };
  const { schema, subject, version } = answer;
  const label = {
    format: schema.format,
    ...(subject === undefined ? {} : { subject }),
    ...(version === undefined ? {} : { version }),
  };
  try {
    return { state: 'ready', codec: codecOf(schema), label };
  } catch (error) {
    return { state: 'unusable', reason: `The ${schema.format} schema cannot be used: ${reasonOf(error)}`, label };
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
