import { BytesError } from '../bytesError.js';
import { bytesText, floatText } from '../jsonText.js';
import type { AvroBytes } from './bytes.js';
import { decimalText, durationText, timeText, uuidText } from './logical.js';
import type { AvroField, AvroNode, Logical, PrimitiveName } from './model.js';

/** Reads a value of one type and gives it as JSON text. */
export type TextReader = (bytes: AvroBytes) => string;

/**
 * The reader of a type: JSON text for people, unions without their branch's name, logical types in words. It is made once
 * for a schema, a function for each type in it, and goes from bytes to text without any value between.
 */
export function textReader(node: AvroNode): TextReader {
  return readerOf(node, new Map());
}

/** @param records the readers of records, so that a record may contain itself */
function readerOf(node: AvroNode, records: Map<AvroNode, TextReader>): TextReader {
  switch (node.kind) {
    case 'primitive':
      return primitiveReader(node.type, node.logical);
    case 'record':
      return records.get(node) ?? recordReader(node, records);
    case 'enum':
      return enumReader(node.symbols);
    case 'fixed': {
      const { size, logical } = node;
      return (bytes) => bytesOrLogical(bytes.take(size), logical);
    }
    case 'array': {
      const item = readerOf(node.items, records);
      return (bytes) => `[${bytes.items(item)}]`;
    }
    case 'map': {
      const value = readerOf(node.values, records);
      const entry: TextReader = (bytes) => `${bytes.string()}:${value(bytes)}`;
      return (bytes) => `{${bytes.items(entry)}}`;
    }
    case 'union': {
      const branches = node.branches.map((branch) => readerOf(branch, records));
      return (bytes) => {
        const index = bytes.count();
        const branch = branches[index];
        if (branch === undefined) return bytes.fail(`The union has no branch ${index}`);
        return branch(bytes);
      };
    }
  }
}

interface FieldReader {
  readonly name: string;
  /** What stands in front of the value: a brace or comma, and the name. */
  readonly label: string;
  readonly read: TextReader;
}

function recordReader(node: AvroNode & { kind: 'record' }, records: Map<AvroNode, TextReader>): TextReader {
  const fields: FieldReader[] = [];
  const reader: TextReader = (bytes) => {
    let text = '';
    let next = 0;
    bytes.enter();
    try {
      for (; next < fields.length; next++) {
        const field = fields[next];
        if (field !== undefined) text += field.label + field.read(bytes);
      }
    } catch (error) {
      throw error instanceof BytesError ? error.inside(`.${fields[next]?.name ?? ''}`) : error;
    }
    bytes.depth--;
    return fields.length === 0 ? '{}' : `${text}}`;
  };
  records.set(node, reader);
  node.fields.forEach((field: AvroField, i) => {
    fields.push({
      name: field.name,
      label: `${i === 0 ? '{' : ','}${field.label}`,
      read: readerOf(field.node, records),
    });
  });
  return reader;
}

function enumReader(symbols: readonly string[]): TextReader {
  const texts = symbols.map((symbol) => JSON.stringify(symbol));
  return (bytes) => {
    const index = bytes.int();
    return texts[index] ?? bytes.fail(`The enum has no symbol ${index}`);
  };
}

function primitiveReader(type: PrimitiveName, logical: Logical | undefined): TextReader {
  switch (type) {
    case 'null':
      return () => 'null';
    case 'boolean':
      return (bytes) => {
        const byte = bytes.byte();
        if (byte > 1) bytes.fail(`${byte} is neither true nor false`);
        return byte === 1 ? 'true' : 'false';
      };
    case 'int':
      return logical === undefined ? (bytes) => `${bytes.int()}` : (bytes) => wholeText(bytes.int(), logical);
    case 'long':
      return logical === undefined ? (bytes) => `${bytes.long()}` : (bytes) => wholeText(bytes.long(), logical);
    case 'float':
      return (bytes) => floatText(bytes.float());
    case 'double':
      return (bytes) => floatText(bytes.double());
    case 'bytes':
      return (bytes) => bytesOrLogical(bytes.take(bytes.count()), logical);
    case 'string':
      return (bytes) => bytes.string();
  }
}

function wholeText(value: number | bigint, logical: Logical): string {
  const text = timeText(logical, value);
  return text === undefined ? `${value}` : `"${text}"`;
}

function bytesOrLogical(bytes: Uint8Array, logical: Logical | undefined): string {
  switch (logical?.kind) {
    case 'decimal':
      return decimalText(bytes, logical.scale);
    case 'uuid':
      return JSON.stringify(uuidText(bytes));
    case 'duration':
      return JSON.stringify(durationText(bytes));
    default:
      return bytesText(bytes);
  }
}
