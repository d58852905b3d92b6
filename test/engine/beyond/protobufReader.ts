import protobufjs from 'protobufjs';

/** Enums by their numbers, and nothing but what the event holds. */
const AS_WRITTEN = { longs: String, bytes: String } as const;

/**
 * Writes an event with one schema, reads it with the other and says what became of it: why it was refused, or the first
 * value that its tag no longer has in the reader's hands. Undefined where all is there. What the reader has no field for
 * and the keys of maps are left out. Throws where the library cannot read a schema or write the event.
 */
export function whatBreaks(writer: string, reader: string, message: string, event: string): string | undefined {
  const [ours, theirs] = [reader, writer].map((text) => protobufjs.parse(text, { keepCase: true }).root.resolveAll());
  if (ours === undefined || theirs === undefined) return undefined;
  const [now, before] = [ours.lookupType(message), theirs.lookupType(message)];
  const bytes = before.encode(before.fromObject(JSON.parse(event) as Record<string, unknown>)).finish();
  const written = before.toObject(before.decode(bytes), AS_WRITTEN);
  try {
    return firstChange(before, now, written, now.toObject(now.decode(bytes), AS_WRITTEN));
  } catch (error) {
    return `refused: ${String(error)}`;
  }
}

type Values = Readonly<Record<string, unknown>>;

function firstChange(before: protobufjs.Type, now: protobufjs.Type, written: Values, read: Values): string | undefined {
  for (const field of before.fieldsArray) {
    const match = now.fieldsById[field.id];
    if (match === undefined || field.map || match.map || !Object.hasOwn(written, field.name)) continue;
    const [values, others] = [listOf(written[field.name]), listOf(read[match.name])];
    if (values.length !== others.length) return `${field.name} has ${others.length} values of ${values.length}`;
    for (const [index, value] of values.entries()) {
      const change = changeOf(field.resolve(), match.resolve(), value, others[index]);
      if (change !== undefined) return change;
    }
  }
  return undefined;
}

function changeOf(
  field: protobufjs.Field,
  match: protobufjs.Field,
  value: unknown,
  other: unknown,
): string | undefined {
  const [before, now] = [field.resolvedType, match.resolvedType];
  if (before instanceof protobufjs.Type && now instanceof protobufjs.Type) {
    return firstChange(before, now, value as Values, other as Values);
  }
  const [text, otherText] = [plain(field, value), plain(match, other)];
  return text === otherText ? undefined : `${field.name} is ${text} and read as ${otherText}`;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The same for an integer of any width, for false and 0, and for a text and its bytes. */
function plain({ type }: protobufjs.Field, value: unknown): string {
  if (type === 'string') return Buffer.from(String(value)).toString('base64');
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}
