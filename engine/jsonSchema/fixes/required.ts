import { isJsonArray } from '../../json/jsonText.js';
import type { FixProposal } from '../../schemaFormat.js';
import type { TextEdit } from '../../text/span.js';
import { proposal } from './context.js';
import type { JsonPlace } from './context.js';

/** Takes a name out of `required`. */
export function makeOptional(fix: JsonPlace, name: string): readonly FixProposal[] {
  return proposal('json-make-optional', `Make ${name} optional`, dropRequirement(fix, name), true);
}

/** Puts a name into `required`. */
export function requireAgain({ own, editor }: JsonPlace, name: string): readonly FixProposal[] {
  const { required } = own.json;
  const text = JSON.stringify(name);
  const edit = isJsonArray(required)
    ? editor.insertElement(required, required.length, text)
    : editor.insertAfter(own.json, 'properties', 'required', `[${text}]`);
  return proposal('json-require-again', `Make ${name} required again`, [edit], true);
}

/** What takes a name out of `required`, the keyword with it where nothing else is left; empty where it is not in it. */
export function dropRequirement({ own, editor }: JsonPlace, name: string): readonly TextEdit[] {
  const { required } = own.json;
  const index = isJsonArray(required) ? required.indexOf(name) : -1;
  if (!isJsonArray(required) || index < 0) return [];
  return [required.length === 1 ? editor.removeMember(own.json, 'required') : editor.removeElement(required, index)];
}
