import protobuf from 'protobufjs';
import { bytesText } from '../jsonText.js';
import { ProtobufBytes } from './bytes.js';
import type { FieldsReader, TextReader } from './fields.js';
import { textReader, type Readers } from './toText.js';

const WRAPPERS: ReadonlySet<string> = new Set([
  'BoolValue',
  'BytesValue',
  'DoubleValue',
  'FloatValue',
  'Int32Value',
  'Int64Value',
  'StringValue',
  'UInt32Value',
  'UInt64Value',
]);

/** The types of Google's library in the form that Protobuf's JSON mapping gives them; undefined for all others. */
export function wellKnownText(type: protobuf.Type, fields: FieldsReader, readers: Readers): TextReader | undefined {
  if (!type.fullName.startsWith('.google.protobuf.')) return undefined;
  /** Finds the text of a field of the type, as the field's type shows it. */
  const named = (name: string) => {
    const index = type.fieldsArray.findIndex((field) => field.name === name);
    return (texts: readonly (string | undefined)[]) => texts[index];
  };
  switch (type.name) {
    case 'Timestamp':
      return timeText(named('seconds'), named('nanos'), fields, timestampText);
    case 'Duration':
      return timeText(named('seconds'), named('nanos'), fields, durationText);
    case 'FieldMask': {
      const paths = named('paths');
      return (bytes) => JSON.stringify((JSON.parse(paths(fields(bytes)) ?? '[]') as readonly string[]).join(','));
    }
    case 'Struct': {
      const entries = named('fields');
      return (bytes) => entries(fields(bytes)) ?? '{}';
    }
    case 'ListValue': {
      const values = named('values');
      return (bytes) => values(fields(bytes)) ?? '[]';
    }
    case 'Value':
      return valueText(type, fields);
    case 'Any':
      return anyText(type, readers);
    default: {
      const value = named('value');
      return WRAPPERS.has(type.name) ? (bytes) => value(fields(bytes)) ?? 'null' : undefined;
    }
  }
}

type Named = (texts: readonly (string | undefined)[]) => string | undefined;

function timeText(
  seconds: Named,
  nanos: Named,
  fields: FieldsReader,
  inWords: (seconds: bigint, nanos: number) => string,
): TextReader {
  return (bytes) => {
    const texts = fields(bytes);
    return inWords(BigInt(seconds(texts) ?? 0), Number(nanos(texts) ?? 0));
  };
}

function timestampText(seconds: bigint, nanos: number): string {
  const ms = Number(seconds) * 1000;
  // Out of every calendar.
  if (Math.abs(ms) > 8.64e15) return `{"seconds":${seconds},"nanos":${nanos}}`;
  return `"${new Date(ms).toISOString().slice(0, -'.000Z'.length)}${nanosText(nanos)}Z"`;
}

function durationText(seconds: bigint, nanos: number): string {
  const sign = seconds < 0n || nanos < 0 ? '-' : '';
  return `"${sign}${seconds < 0n ? -seconds : seconds}${nanosText(nanos)}s"`;
}

function nanosText(nanos: number): string {
  if (nanos === 0) return '';
  const digits = String(Math.abs(nanos)).padStart(9, '0');
  return `.${digits.replace(/(000){1,2}$/, '')}`;
}

/** The one of its kinds that was written; a null where there is none. */
function valueText(type: protobuf.Type, fields: FieldsReader): TextReader {
  const nulls = type.fieldsArray.findIndex(({ resolvedType }) => resolvedType instanceof protobuf.Enum);
  return (bytes) => {
    const texts = fields(bytes);
    return texts.find((text, i) => text !== undefined && i !== nulls) ?? 'null';
  };
}

/** The packed message where its type is among the files, else its bytes. */
function anyText(type: protobuf.Type, readers: Readers): TextReader {
  return (bytes) => {
    bytes.enter();
    let url = '';
    let value: Buffer = NOTHING;
    while (bytes.at < bytes.end) {
      const tag = bytes.tag();
      if (tag === URL_TAG) url = JSON.parse(bytes.string(true)) as string;
      else if (tag === VALUE_TAG) value = bytes.take();
      else bytes.skip(tag);
    }
    const packed = type.root.lookup(url.slice(url.lastIndexOf('/') + 1));
    const members =
      packed instanceof protobuf.Type
        ? membersOf(textReader(packed, readers)(new ProtobufBytes(value, bytes.depth)))
        : `"value":${bytesText(value)}`;
    bytes.depth--;
    return `{"@type":${JSON.stringify(url)}${members === '' ? '' : `,${members}`}}`;
  };
}

/** What stands between the braces; a type that is shown in another form is the member `value`. */
function membersOf(text: string): string {
  return text.startsWith('{') ? text.slice(1, -1) : `"value":${text}`;
}

const NOTHING = Buffer.alloc(0);
/** Fields 1 and 2, each with its length. */
const URL_TAG = 10;
const VALUE_TAG = 18;
