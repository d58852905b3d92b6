import { compactText } from '../../json/edits.js';
import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { FixProposal } from '../../schemaFormat.js';
import { permittedKeys } from '../compare/enumeration.js';
import { proposal, slotAt } from './context.js';
import type { JsonFix } from './context.js';
import { dropRequirement } from './required.js';
import { removal } from './restore.js';

/** Gives a property a default that its schema accepts. */
export function addDefault({ own, editor }: JsonFix, name: string): readonly FixProposal[] {
  const property = slotAt(own, ['properties', name])?.value;
  if (!isJsonObject(property) || property['default'] !== undefined) return [];
  const value = plainValue(property);
  if (value === undefined) return [];
  const edit = editor.insertAfter(property, '', 'default', compactText(value));
  return proposal('json-add-default', `Add the default ${compactText(value)} to ${name}`, [edit]);
}

const PLAIN: Readonly<Record<string, JsonValue>> = { string: '', boolean: false, array: [], object: {} };

/** The plainest value of a schema. */
function plainValue(schema: JsonObject): JsonValue | undefined {
  const { enum: values, const: constant, type } = schema;
  if (constant !== undefined) return constant;
  if (isJsonArray(values)) return values[0];
  const name = isJsonArray(type) ? type[0] : type;
  // A null default counts as none from 2019-09 on.
  if (name === 'integer' || name === 'number') return typeof schema['minimum'] === 'number' ? schema['minimum'] : 0;
  return typeof name === 'string' ? PLAIN[name] : undefined;
}

/** Lets a property be anything or nothing, which an open content model already allowed. */
export function acceptAnything(fix: JsonFix, name: string): readonly FixProposal[] {
  const { own, editor } = fix;
  const { properties } = own.json;
  if (!isJsonObject(properties) || properties[name] === undefined) return [];
  const optional = dropRequirement(fix, name);
  const title = optional.length === 0 ? `Let ${name} be anything: {}` : `Let ${name} be anything, and optional`;
  return proposal('json-accept-anything', title, [editor.replace(properties, name, '{}'), ...optional]);
}

export function openContentModel({ own, editor }: JsonFix): readonly FixProposal[] {
  const edits = ['additionalProperties', 'unevaluatedProperties']
    .filter((keyword) => own.json[keyword] === false)
    .map((keyword) => editor.replace(own.json, keyword, 'true'));
  return proposal('json-open-content-model', 'Open the content model: allow other properties', edits);
}

export function closeContentModel({ own, editor }: JsonFix): readonly FixProposal[] {
  const keyword = 'additionalProperties';
  const edit =
    own.json[keyword] === undefined
      ? editor.insertAfter(own.json, 'properties', keyword, 'false')
      : editor.replace(own.json, keyword, 'false');
  return proposal('json-close-content-model', 'Close the content model: allow no other properties', [edit]);
}

/** The values of an enum that only one side has: put back where the reader is edited, taken out where the writer is. */
export function fixEnum({ own, other, direction, editor }: JsonFix): readonly FixProposal[] {
  const [mine, theirs] = [own.json['enum'], other.json['enum']];
  if (!isJsonArray(mine) || !isJsonArray(theirs)) return [];
  const [keys, known] = [permittedKeys(own.load.document, mine), permittedKeys(other.load.document, theirs)];
  if (direction === 'BACKWARD') {
    const missing = theirs.filter((_, index) => !keys.includes(known[index] ?? ''));
    const text = missing.map((value) => compactText(value)).join(', ');
    return proposal(
      'json-add-enum-values',
      `Add ${text} to the enum`,
      [editor.insertElement(mine, mine.length, text)],
      true,
    );
  }
  const extra = mine.flatMap((_, index) => (known.includes(keys[index] ?? '') ? [] : [index]));
  const [only] = extra;
  if (only === undefined || extra.length > 1) return [];
  return proposal('json-remove-enum-values', `Remove ${compactText(mine[only] ?? null)} from the enum`, [
    removal(editor, { holder: mine, key: only }),
  ]);
}
