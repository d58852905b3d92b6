import assert from 'node:assert/strict';
import { parseTree } from 'jsonc-parser';
import type { CodecSchema, EncodedPayload, EventCodec } from '../../../client/records/formats/codec.js';
import { codecOf } from '../../../client/records/formats/codecs.js';
import { FieldErrors, type JsonInput } from '../../../client/records/formats/jsonInput.js';
import { writeMessageIndexes } from '../../../common/wire/framing.js';

export function codec(
  format: CodecSchema['format'],
  schema: unknown,
  references: Readonly<Record<string, string>> = {},
): EventCodec {
  return codecOf({
    format,
    text: typeof schema === 'string' ? schema : JSON.stringify(schema),
    references: Object.entries(references).map(([name, text]) => ({ name, text, subject: name, version: 1 })),
  });
}

export function input(text: string): JsonInput {
  const node = parseTree(text);
  assert.ok(node);
  return { node, text, path: 'value' };
}

/** What the preview shows of an event that was written from this text. */
export function roundTrip(subject: EventCodec, text: string, message?: string): unknown {
  return JSON.parse(subject.decode(payloadOf(subject.encode(input(text), message))).text) as unknown;
}

export function payloadOf({ payload, messageIndexes }: EncodedPayload): Uint8Array {
  return messageIndexes === undefined ? payload : Uint8Array.from([...writeMessageIndexes(messageIndexes), ...payload]);
}

/** The problems of a text, as `path message @ the text at that place`. */
export function problemsOf(subject: EventCodec, text: string): readonly string[] {
  try {
    subject.encode(input(text));
    return [];
  } catch (error) {
    assert.ok(error instanceof FieldErrors, String(error));
    return error.problems.map(
      ({ path, message, offset, length }) => `${path} ${message} @ ${text.slice(offset, offset + length)}`,
    );
  }
}
