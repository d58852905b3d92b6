import { isJsonArray } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';
import type { SchemaDocument, Shape } from '../model.js';
import { note } from './context.js';
import type { At } from './context.js';
import { valueKey } from './values.js';

/** The values as sets: order and repetition make no difference. */
export function compareEnums(at: At): void {
  const before = permitted(at.original);
  const after = permitted(at.update);
  const kept = containsAll(after, before);
  const known = containsAll(before, after);
  if (kept && known) return;
  if (kept) note(at, 'ENUM_ARRAY_EXTENDED', 'enum');
  else note(at, known ? 'ENUM_ARRAY_NARROWED' : 'ENUM_ARRAY_CHANGED', 'enum');
}

const NULL_CONSTANT =
  'The reference registry fails on a constant null that is changed (a null pointer); this is the verdict that it means.';

export function compareConstants(at: At): void {
  const { original, update } = at;
  const before = valueKey(original.load.document, original.json, 'const');
  if (before === valueKey(update.load.document, update.json, 'const')) return;
  const steps = before === 'null' ? { note: NULL_CONSTANT } : {};
  note(at, 'ENUM_ARRAY_CHANGED', 'const', steps);
}

/** The values of an enum by their keys, each with its index in the text. */
export function permitted(shape: Shape): ReadonlyMap<string, number> {
  const values = shape.json['enum'];
  if (!isJsonArray(values)) return new Map();
  return new Map(permittedKeys(shape.load.document, values).map((key, index) => [key, index]));
}

export function permittedKeys(document: SchemaDocument, values: readonly JsonValue[]): readonly string[] {
  return values.map((_, index) => valueKey(document, values, index));
}

function containsAll(all: ReadonlyMap<string, number>, some: ReadonlyMap<string, number>): boolean {
  for (const key of some.keys()) if (!all.has(key)) return false;
  return true;
}
