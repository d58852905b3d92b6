import { bytesText, floatText } from '../jsonText.js';
import { decimalText, durationText, timeText, uuidText } from './logical.js';
import { branchName, type AvroNode, type Logical } from './model.js';

/** A value that avsc decoded, as JSON text for people: unions without their branch's name, logical types in words. */
export function avroToText(node: AvroNode, value: unknown): string {
  switch (node.kind) {
    case 'primitive':
      return primitiveText(node.type, node.logical, value);
    case 'record': {
      const record = value as Readonly<Record<string, unknown>>;
      let text = '';
      for (const { name, label, node: inner } of node.fields) {
        text += `${text === '' ? '{' : ','}${label}${avroToText(inner, record[name])}`;
      }
      return text === '' ? '{}' : `${text}}`;
    }
    case 'enum':
      return JSON.stringify(value);
    case 'fixed':
      return bytesOrLogical(value as Buffer, node.logical);
    case 'array':
      return `[${texts(value as readonly unknown[], node.items)}]`;
    case 'map': {
      const entries = Object.entries(value as Readonly<Record<string, unknown>>);
      return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${avroToText(node.values, item)}`).join(',')}}`;
    }
    case 'union': {
      // avsc gives null, or an object with the branch's name as its only key.
      if (value === null) return 'null';
      for (const name in value as Readonly<Record<string, unknown>>) {
        const branch = node.branches.find((candidate) => branchName(candidate) === name);
        if (branch !== undefined) return avroToText(branch, (value as Readonly<Record<string, unknown>>)[name]);
      }
      return 'null';
    }
  }
}

function texts(items: readonly unknown[], node: AvroNode): string {
  let text = '';
  for (const item of items) text += `${text === '' ? '' : ','}${avroToText(node, item)}`;
  return text;
}

function primitiveText(type: string, logical: Logical | undefined, value: unknown): string {
  switch (type) {
    case 'int':
    case 'long': {
      const text = logical === undefined ? undefined : timeText(logical, BigInt(value as number | bigint));
      return text === undefined ? String(value) : JSON.stringify(text);
    }
    case 'float':
    case 'double':
      return floatText(value as number);
    case 'bytes':
      return bytesOrLogical(value as Buffer, logical);
    case 'string':
      return JSON.stringify(value);
    default:
      return String(value);
  }
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
