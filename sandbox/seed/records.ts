/** A record of the story before its schema ids are known. */
export interface SeedRecord {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly key: Payload | null;
  /** Null is a tombstone. */
  readonly value: Payload | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Payload =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'bytes'; readonly bytes: Uint8Array }
  | EncodedPayload
  /** An event of which something is wrong. */
  | { readonly as: 'damaged'; readonly event: EncodedPayload; readonly damage: Damage };

/** A value in the registry's wire format. */
export interface EncodedPayload {
  readonly as: 'event';
  readonly subject: string;
  readonly version: number;
  readonly value: Readonly<Record<string, unknown>>;
  /** Protobuf: the message's name inside the file, e.g. `Risk.Assessment`; the first one, where it is absent. */
  readonly message?: string;
}

/** `unknown-id`: a schema id that the registry does not have. `truncated`: the end is missing. `magic`: no wire format. */
export type Damage = 'unknown-id' | 'truncated' | 'magic';

export function text(value: string): Payload {
  return { as: 'text', text: value };
}

export function json(value: unknown): Payload {
  return { as: 'text', text: JSON.stringify(value) };
}

export function event(
  subject: string,
  version: number,
  value: Readonly<Record<string, unknown>>,
  message?: string,
): EncodedPayload {
  return { as: 'event', subject, version, value, ...(message === undefined ? {} : { message }) };
}
