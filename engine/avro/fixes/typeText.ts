import type { JsonValue } from '../../json/jsonText.js';
import { isNamed, resolved } from '../model.js';
import type { AvroSchema, TypeUse } from '../model.js';

/**
 * The text of a type of one schema as it can stand in another: as it was written, but by its name where the other
 * schema already defines it. Undefined where it cannot be had from one document.
 */
export function typeTextFor(use: TypeUse, target: AvroSchema, indent: string): string | undefined {
  const type = resolved(use);
  if (type === undefined || type.kind === 'unknown') return undefined;
  if (isNamed(type) && target.named.has(type.fullName)) return JSON.stringify(type.fullName);
  // A name that only the other schema knows would stand for nothing.
  if (use.kind === 'reference') return isNamed(type) ? originalText(type, indent) : undefined;
  return originalText(use, indent);
}

/** The text of the place as it was written, its following lines moved to the given indentation. */
export function originalText(use: TypeUse, indent: string): string | undefined {
  const { document, holder, key } = use;
  const places = document.json.places();
  const text =
    holder === undefined ? document.json.text.slice(places.root.start, places.root.end) : places.rawText(holder, key);
  return text === undefined ? undefined : moveLines(text, indentBefore(document.json.text, startOf(use)), indent);
}

/** Moves the lines after the first from one indentation to another. */
export function moveLines(text: string, from: string, to: string): string {
  return text
    .split('\n')
    .map((line, i) => (i > 0 && line.startsWith(from) ? to + line.slice(from.length) : line))
    .join('\n');
}

/** The white space at the start of the line of an offset. */
export function indentBefore(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}

function startOf({ document, holder, key }: TypeUse): number {
  const places = document.json.places();
  return holder === undefined ? places.root.start : places.valueSpan(holder, key).start;
}

/**
 * The plainest value of a type: empty, zero, false, the first symbol, the default of the first branch. Undefined where
 * a value needs something that has no plain one, such as an endless record.
 */
export function plainValue(use: TypeUse, depth = 0): JsonValue | undefined {
  const type = resolved(use);
  if (type === undefined || depth > 10) return undefined;
  switch (type.kind) {
    case 'null':
      return null;
    case 'boolean':
      return false;
    case 'int':
    case 'long':
    case 'float':
    case 'double':
      return 0;
    case 'bytes':
    case 'string':
      return '';
    case 'array':
      return [];
    case 'map':
      return {};
    case 'enum':
      return type.defaultSymbol ?? type.symbols[0];
    case 'fixed':
      return type.size <= 64 ? '\0'.repeat(type.size) : undefined;
    case 'union':
      return type.branches[0] === undefined ? undefined : plainValue(type.branches[0], depth + 1);
    case 'record': {
      const value: Record<string, JsonValue> = {};
      for (const field of type.fields) {
        if (field.hasDefault) continue;
        const member = plainValue(field.type, depth + 1);
        if (member === undefined) return undefined;
        value[field.name] = member;
      }
      return value;
    }
    case 'unknown':
      return undefined;
  }
}
