import { framedId, readFrame, type Frame } from '../../../common/wire/framing.js';
import { headerSchemaId, type HeaderSchemaId } from '../../../common/wire/headerSchemaId.js';
import type { EventRecord } from '../record.js';
import { reasonOf, type SchemaLabel, type Schemas } from './schemas.js';
import { asBuffer, hexText } from '../formats/jsonText.js';

/** How the bytes of a key or value were understood. */
export type PartKind = 'null' | 'empty' | 'AVRO' | 'PROTOBUF' | 'JSON' | 'plain-json' | 'text' | 'number' | 'binary';

export interface DecodedPart {
  readonly kind: PartKind;
  /** JSON text for the schema formats and plain JSON, else the text, number or bytes in hexadecimal. */
  readonly text: string;
  readonly schemaId?: number;
  readonly label?: SchemaLabel;
  readonly typeName: string;
  /** True where there was a schema id and the event could not be decoded with it. */
  readonly undecodable: boolean;
  /** What was tried, and why it did not fit; in order. */
  readonly report: readonly string[];
}

type Side = 'key' | 'value';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes of binary content that are written out. */
const MAX_HEX_BYTES = 4096;

/** The id on a key or value: in a header, or in front of its bytes. */
export function schemaIdOf(record: EventRecord, side: Side): number | undefined {
  const bytes = record[side];
  if (bytes === null) return undefined;
  const header = headerSchemaId(record.headers, side);
  return header?.kind === 'id' ? header.schemaId : framedId(bytes);
}

/** What the schema of a key or value describes; undefined where it has no id. */
function frameOf(bytes: Uint8Array, header: HeaderSchemaId | undefined): Frame | undefined {
  return header?.kind === 'id' ? { schemaId: header.schemaId, payload: bytes } : readFrame(bytes);
}

/** The text of a key or value alone, where its schema is known and fits; a filter asks this of each event. */
export function decodedText(record: EventRecord, side: Side, schemas: Schemas): string | undefined {
  const bytes = record[side];
  const frame = bytes === null ? undefined : frameOf(bytes, headerSchemaId(record.headers, side));
  const known = frame === undefined ? undefined : schemas.get(frame.schemaId, side);
  if (frame === undefined || known?.state !== 'ready') return undefined;
  try {
    return known.codec.decode(frame.payload).text;
  } catch {
    // `decodePart` says why, and shows the bytes.
    return undefined;
  }
}

/** Understands the key or value of an event as well as it can. Never throws; schemas must have been prepared. */
export function decodePart(record: EventRecord, side: Side, schemas: Schemas): DecodedPart {
  const bytes = record[side];
  if (bytes === null) return { kind: 'null', text: 'null', typeName: '', undecodable: false, report: [] };
  const size = side === 'key' ? record.keySize : record.valueSize;
  const report: string[] = [];
  const cut = size > bytes.length;
  if (cut) report.push(`Only the first ${bytes.length} of ${size} bytes are kept for the preview.`);
  const header = headerSchemaId(record.headers, side);
  if (header?.kind === 'guid') report.push(`Schema ${header.guid}: schemas are looked up by number only.`);
  const frame = frameOf(bytes, header);
  if (frame !== undefined) {
    const known = schemas.get(frame.schemaId, side);
    const found = {
      schemaId: frame.schemaId,
      ...(known?.label === undefined ? {} : { label: known.label }),
    };
    if (known?.state === 'ready') {
      try {
        const { text, typeName } = known.codec.decode(frame.payload);
        return { ...found, kind: formatKind(known.label.format), text, typeName, undecodable: false, report };
      } catch (error) {
        report.push(`Schema ${frame.schemaId} (${known.label.format}): ${reasonOf(error)}.`);
      }
    } else {
      report.push(`Schema ${frame.schemaId}: ${known?.reason ?? 'not asked for yet.'}`);
    }
    const number = side === 'key' ? numberPart(bytes, report) : undefined;
    if (number !== undefined) return number;
    return { ...withoutSchema(bytes, cut, report), ...found, undecodable: true };
  }
  return (side === 'key' ? numberPart(bytes, report) : undefined) ?? withoutSchema(bytes, cut, report);
}

/** Integer and long serializers write four and eight bytes: told from text by the zero and other control bytes in it. */
function numberPart(bytes: Uint8Array, report: readonly string[]): DecodedPart | undefined {
  if (bytes.length !== 4 && bytes.length !== 8) return undefined;
  if (textOf(bytes) !== undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const value = bytes.length === 4 ? BigInt(view.getInt32(0)) : view.getBigInt64(0);
  // A double or a hash would be a huge number: those are better shown as bytes.
  if (bytes.length === 8 && (value > 2n ** 53n || value < -(2n ** 53n))) return undefined;
  const note = `Read as a ${bytes.length === 4 ? '32' : '64'}-bit number; the bytes are ${hexText(bytes)}.`;
  return { kind: 'number', text: String(value), typeName: '', undecodable: false, report: [...report, note] };
}

/** @param cut whether more bytes came than are kept, so that the end is missing */
function withoutSchema(bytes: Uint8Array, cut: boolean, report: string[]): DecodedPart {
  const part = (kind: PartKind, text: string): DecodedPart => ({
    kind,
    text,
    typeName: '',
    undecodable: false,
    report,
  });
  if (bytes.length === 0) return part('empty', '');
  const text = textOf(cut ? withoutCutCharacter(bytes) : bytes);
  if (text === undefined) {
    const [first = 0] = bytes;
    if (first !== 0)
      report.push(`No schema id in front: the first byte is ${hexText(bytes.subarray(0, 1))}, not 0x00.`);
    report.push('Not text: there are bytes in it that are no UTF-8, or control characters.');
    const shown = hexText(bytes.subarray(0, MAX_HEX_BYTES));
    return part('binary', bytes.length > MAX_HEX_BYTES ? `${shown}…` : shown);
  }
  // Where the end is missing nothing can be said about JSON.
  if (cut || !/^\s*[[{"\d\-tfn]/.test(text)) return part('text', text);
  try {
    JSON.parse(text);
    return part('plain-json', text);
  } catch (error) {
    if (/^\s*[[{]/.test(text)) report.push(`Not JSON: ${reasonOf(error)}.`);
    return part('text', text);
  }
}

/** Without the bytes of a last character in UTF-8 that was cut in two. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  let start = bytes.length - 1;
  while (start > 0 && bytes.length - start < 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--;
  const first = bytes[start] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  return start + length > bytes.length ? bytes.subarray(0, start) : bytes;
}

/** @returns undefined for bytes that are no UTF-8, or that hold control characters as only other things than text do */
export function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.length <= SHORT_TEXT && isPlain(bytes)) return asBuffer(bytes).toString('latin1');
  try {
    const text = UTF8.decode(bytes);
    // Tabs and line ends belong to text; other control characters mean that the bytes are something else.
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x7f || (code < 0x20 && code !== 9 && code !== 10 && code !== 13)) return undefined;
    }
    return text;
  } catch {
    // Not UTF-8: that is the answer.
    return undefined;
  }
}

/** Bytes up to which looking at each costs less than to set up the platform's decoder. */
const SHORT_TEXT = 32;

function isPlain(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte < 0x20 || byte > 0x7e) return false;
  return true;
}

function formatKind(format: string): PartKind {
  return format === 'AVRO' || format === 'PROTOBUF' || format === 'JSON' ? format : 'text';
}
