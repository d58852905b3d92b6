import type { EncodedPayload, Payload } from '../records.js';
import { versionKey, type RegisteredVersion, type RegisteredVersions } from '../register.js';
import { avroEncoder } from './avroEncoder.js';
import { protobufEncoder } from './protobufEncoder.js';

const NO_SUCH_ID = 999_999;

type BodyEncoder = (value: Readonly<Record<string, unknown>>, message?: string) => Uint8Array;

/** Turns payloads into bytes, events in the registry's wire format: a zero, the schema's id in four bytes, the body. */
export function payloadEncoder(versions: RegisteredVersions): (payload: Payload) => Buffer {
  const encoders = new Map<string, { readonly id: number; readonly body: BodyEncoder }>();
  const encoderOf = ({ subject, version }: EncodedPayload): { readonly id: number; readonly body: BodyEncoder } => {
    const key = versionKey(subject, version);
    const known = encoders.get(key);
    if (known !== undefined) return known;
    const registered = versions.get(key);
    if (registered === undefined) throw new Error(`The story uses ${key}, which is no subject of it`);
    const made = { id: registered.id, body: bodyEncoder(registered, versions) };
    encoders.set(key, made);
    return made;
  };
  const encodeEvent = (event: EncodedPayload): Buffer => {
    const { id, body } = encoderOf(event);
    return framed(id, body(event.value, event.message));
  };
  return (payload) => {
    switch (payload.as) {
      case 'text':
        return Buffer.from(payload.text);
      case 'bytes':
        return Buffer.from(payload.bytes);
      case 'event':
        return encodeEvent(payload);
      case 'damaged':
        return damaged(encodeEvent(payload.event), payload.damage);
    }
  };
}

function bodyEncoder(registered: RegisteredVersion, versions: RegisteredVersions): BodyEncoder {
  const dependencies = registered.version.references.map(({ subject, version }) => {
    const text = versions.get(versionKey(subject, version))?.text;
    if (text === undefined) throw new Error(`${registered.seed.subject} refers to ${subject}, which is no subject`);
    return text;
  });
  switch (registered.seed.format) {
    case 'AVRO':
      return avroEncoder(registered, dependencies);
    case 'PROTOBUF':
      return protobufEncoder(registered, dependencies);
    case 'JSON':
      return (value) => Buffer.from(JSON.stringify(value));
  }
}

function framed(id: number, body: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.writeInt32BE(id, 1);
  return Buffer.concat([head, body]);
}

function damaged(event: Buffer, damage: 'unknown-id' | 'truncated' | 'magic'): Buffer {
  switch (damage) {
    case 'unknown-id':
      return framed(NO_SUCH_ID, event.subarray(5));
    case 'truncated':
      return event.subarray(0, Math.floor(event.length / 2));
    case 'magic':
      return Buffer.concat([Buffer.from([7]), event.subarray(1)]);
  }
}
