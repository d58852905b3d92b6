import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonArray, JsonObject, JsonValue } from '../../json/jsonText.js';
import type { JsonContainer } from '../../json/places.js';
import type { FixProposal } from '../../schemaFormat.js';
import type { TextEdit } from '../../text/span.js';
import { indentAt, originalText, proposal, slotAt } from './context.js';
import type { JsonPlace, Slot } from './context.js';
import { dropRequirement } from './required.js';

/** Makes the place of a difference what it is on the other side: a bound, a list, a property, a whole schema. */
export function restore(fix: JsonPlace): readonly FixProposal[] {
  const { ownSteps, otherSteps } = fix;
  if (ownSteps.length === 0 || otherSteps.length === 0) return restoreWhole(fix);
  const [own, other] = [slotAt(fix.own, ownSteps), slotAt(fix.other, otherSteps)];
  const name = nameOf(ownSteps);
  if (own !== undefined && other !== undefined) {
    const text = textFor(fix, other, own);
    if (ownSteps[0] !== otherSteps[0]) return ownSteps.length === 1 ? renamed(fix, own, other, text ?? 'true') : [];
    return proposal('json-restore-value', `Set ${name} back to ${shown(text)}`, [
      text === undefined ? undefined : fix.editor.replace(own.holder, own.key, text),
    ]);
  }
  if (own !== undefined) return removeSlot(fix, own, `Remove ${name}`);
  return other === undefined ? [] : insert(fix, other, `Put ${name} back`);
}

/** What the last step leads to: an item of a tuple has a number and no name. */
function nameOf(steps: JsonPlace['ownSteps']): string {
  const last = steps.at(-1);
  if (typeof last === 'number') return `item ${last}`;
  switch (steps.length < 2 ? undefined : steps.at(-2)) {
    case 'properties':
      return `the property ${String(last)}`;
    case 'patternProperties':
      return `the pattern ${String(last)}`;
    case 'dependencies':
    case 'dependentRequired':
    case 'dependentSchemas':
      return `what ${String(last)} depends on`;
    default:
      return String(last);
  }
}

/** Another keyword stands there now, such as oneOf instead of anyOf. */
function renamed({ editor, own: shape }: JsonPlace, own: Slot, other: Slot, text: string): readonly FixProposal[] {
  const key = String(other.key);
  const span = shape.load.document.json.places().keySpan(own.holder, String(own.key));
  return proposal('json-restore-keyword', `Set it back to ${key}`, [
    { span, newText: JSON.stringify(key) },
    editor.replace(own.holder, own.key, text),
  ]);
}

/** A property goes with its name in `required`. */
export function removeSlot(fix: JsonPlace, { holder, key }: Slot, title: string): readonly FixProposal[] {
  const required = holder === fix.own.json['properties'] ? dropRequirement(fix, String(key)) : [];
  return proposal('json-remove', title, [removal(fix.editor, { holder, key }), ...required]);
}

export function removal(
  editor: JsonPlace['editor'],
  { holder, key }: Pick<Slot, 'holder' | 'key'>,
): TextEdit | undefined {
  if (isJsonObject(holder)) return editor.removeMember(holder, String(key));
  return typeof key === 'number' && Array.isArray(holder) ? editor.removeElement(holder, key) : undefined;
}

/** The schema as a whole, where it stands under a name or in a list. */
function restoreWhole({ own, other, editor }: JsonPlace): readonly FixProposal[] {
  if (own.holder === undefined || other.holder === undefined) return [];
  const [to, from] = [slotOf(own), slotOf(other)];
  if (to === undefined || from === undefined) return [];
  const { text } = own.load.document.json;
  const indent = indentAt(text, own.load.document.json.places().memberSpan(to.holder, to.key).start);
  const raw = originalText(other, from, indent);
  return proposal('json-restore-schema', `Set it back to ${shown(raw)}`, [
    raw === undefined ? undefined : editor.replace(to.holder, to.key, raw),
  ]);
}

function slotOf({ holder, key }: JsonPlace['own']): Slot | undefined {
  const value = (holder as Readonly<Record<string | number, Slot['value']>> | undefined)?.[key];
  return value === undefined ? undefined : { holder: holder as Slot['holder'], key, value };
}

function insert(fix: JsonPlace, other: Slot, title: string): readonly FixProposal[] {
  const { own, ownSteps, editor } = fix;
  const [keyword, name] = ownSteps;
  if (typeof keyword !== 'string') return [];
  const inside = own.json[keyword];
  const text = textAmong(fix, other, isContainer(inside) && name !== undefined ? inside : own.json);
  if (text === undefined) return [];
  const id = 'json-put-back';
  if (name === undefined) return proposal(id, title, [editor.insertAfter(own.json, keyword, keyword, text)]);
  if (Array.isArray(inside)) return proposal(id, title, [editor.insertElement(inside, inside.length, text)]);
  if (typeof name !== 'string') return [];
  if (isJsonObject(inside))
    return proposal(id, title, [editor.insertAfter(inside, neighbour(other, name), name, text)]);
  const object = `{ ${JSON.stringify(name)}: ${text} }`;
  return proposal(id, title, [editor.insertAfter(own.json, 'type', keyword, object)]);
}

function isContainer(value: JsonValue | undefined): value is JsonObject | JsonArray {
  return isJsonObject(value) || isJsonArray(value);
}

/** The member before it on the other side, so that it comes back where it was. */
function neighbour({ holder }: Slot, name: string): string {
  const keys = Object.keys(holder);
  return keys[keys.indexOf(name) - 1] ?? '';
}

/** The text of the other side, as it has to be indented in place of `to`. */
function textFor({ own, other }: JsonPlace, from: Slot, to: Slot): string | undefined {
  const { json } = own.load.document;
  return originalText(other, from, indentAt(json.text, json.places().memberSpan(to.holder, to.key).start));
}

/** The text of the other side, as it has to be indented among the members of a container. */
function textAmong({ own, other }: JsonPlace, from: Slot, container: JsonContainer): string | undefined {
  const { json } = own.load.document;
  const [first] = Object.keys(container);
  if (first === undefined)
    return originalText(other, from, `${indentAt(json.text, json.places().span(container).start)}  `);
  const key = Array.isArray(container) ? 0 : first;
  return originalText(other, from, indentAt(json.text, json.places().memberSpan(container, key).start));
}

function shown(text: string | undefined): string {
  const line = (text ?? '').replace(/\s+/g, ' ');
  return line.length <= 40 ? line : `${line.slice(0, 39)}…`;
}
