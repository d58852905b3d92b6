import type { CellKind, PreviewDetail, PreviewPart, PreviewRow } from '../../common/panels/preview.js';
import { decodePart, type DecodedPart } from './decode/decodePart.js';
import type { Schemas } from './decode/schemas.js';
import { hexText, prettyJson } from './formats/jsonText.js';
import type { StoredEvent } from './store/eventStore.js';
import { visibleText } from './visibleText.js';

/** Characters of a cell that a row can show. */
const CELL_LENGTH = 400;
/** Characters of a key or value that the detail shows; copying takes all that is kept. */
const DETAIL_LENGTH = 200_000;

export function rowOf(event: StoredEvent, schemas: Schemas): PreviewRow {
  const key = decodePart(event, 'key', schemas);
  const value = decodePart(event, 'value', schemas);
  return {
    id: event.id,
    partition: event.partition,
    offset: String(event.offset),
    timestamp: event.timestamp,
    key: { kind: kindOf(key), text: oneLine(key.text) },
    value: { kind: kindOf(value), text: value.undecodable ? oneLine(value.report.join(' ')) : oneLine(value.text) },
    headers: event.headers.length,
    schema: schemaName(value),
  };
}

export function detailOf(event: StoredEvent, schemas: Schemas): PreviewDetail {
  return {
    id: event.id,
    partition: event.partition,
    offset: String(event.offset),
    timestamp: event.timestamp,
    key: partOf(decodePart(event, 'key', schemas), event.key?.length ?? 0, event.keySize),
    value: partOf(decodePart(event, 'value', schemas), event.value?.length ?? 0, event.valueSize),
    headers: event.headers.map(({ key, value }) => ({
      key: visibleText(key),
      value: value === null ? 'null' : visibleText(headerText(value)),
    })),
  };
}

/** A key or value as it is copied: whole, and laid out where it is JSON. */
export function wholeText(event: StoredEvent, part: 'key' | 'value', schemas: Schemas): string {
  const decoded = decodePart(event, part, schemas);
  return isJson(decoded) ? prettyJson(decoded.text) : decoded.text;
}

/** @param kept and `size`: bytes that are kept, and that there were */
function partOf(decoded: DecodedPart, kept: number, size: number): PreviewPart {
  const json = isJson(decoded);
  const text = json ? prettyJson(decoded.text) : decoded.text;
  const long = text.length > DETAIL_LENGTH;
  const all = size > kept ? 'all that is kept' : 'all of them';
  const cut = `Only the first ${DETAIL_LENGTH} of ${text.length} characters are shown; copying takes ${all}.`;
  return {
    kind: kindOf(decoded),
    text: visibleText(long ? text.slice(0, DETAIL_LENGTH) : text),
    json,
    size,
    schema: schemaName(decoded),
    typeName: decoded.typeName,
    report: long ? [...decoded.report, cut] : decoded.report,
  };
}

function kindOf({ kind, undecodable }: DecodedPart): CellKind {
  return undecodable ? 'undecodable' : kind;
}

function isJson({ kind, undecodable }: DecodedPart): boolean {
  return !undecodable && (kind === 'AVRO' || kind === 'PROTOBUF' || kind === 'JSON' || kind === 'plain-json');
}

function schemaName({ schemaId, label }: DecodedPart): string {
  if (schemaId === undefined) return '';
  if (label?.subject === undefined) return `id ${schemaId}`;
  return label.version === undefined ? label.subject : `${label.subject} v${label.version}`;
}

function oneLine(text: string): string {
  const line = text.slice(0, CELL_LENGTH * 2).replace(/[\t\n\r ]+/g, ' ');
  return visibleText(line).slice(0, CELL_LENGTH);
}

/** A header as text, else its bytes in hexadecimal. */
export function headerText(value: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(value);
  } catch {
    // Not text: shown as bytes.
    return hexText(value);
  }
}
