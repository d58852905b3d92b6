import { compactText, jsonEditor } from '../../json/edits.js';
import { isJsonObject } from '../../json/jsonText.js';
import type { FixContext, FixProposal } from '../../schemaFormat.js';
import { misfits } from '../compare/branches.js';
import type { Found } from '../compare/context.js';
import { isJsonDifference } from '../compare/report.js';
import type { JsonDifference } from '../compare/report.js';
import type { JsonSchema } from '../model.js';
import { typeNames } from '../shape/typeNames.js';
import { fixBranch } from './branches.js';
import { proposal, slotAt } from './context.js';
import type { JsonFix } from './context.js';
import { acceptAnything, addDefault, closeContentModel, fixEnum, openContentModel } from './properties.js';
import { makeOptional, requireAgain } from './required.js';
import { removeSlot, restore } from './restore.js';

/** Combined schemas inside the branches of combined schemas are not followed any deeper. */
const NESTING = 2;

/** Repairs worth trying for one difference; whether they help is found out by the caller. */
export function proposeJsonFixes(context: FixContext<JsonSchema>): readonly FixProposal[] {
  const { difference, direction, edited } = context;
  if (!isJsonDifference(difference)) return [];
  return proposalsFor(difference, difference.found, direction, edited, NESTING);
}

function proposalsFor(
  difference: JsonDifference,
  found: Found,
  direction: JsonFix['direction'],
  edited: JsonSchema,
  nesting: number,
): readonly FixProposal[] {
  const fix = fixOf(found, direction, edited);
  if (fix.own.load.document.name !== null) return [];
  const name = nameOf(found);
  const inside = nesting === 0 ? [] : insideBranches(difference, found, direction, edited, nesting - 1);
  return unique([...inside, ...specific(fix, name, difference), ...restore(fix)]);
}

function fixOf(found: Found, direction: JsonFix['direction'], edited: JsonSchema): JsonFix {
  const { original, update, originalSteps, updateSteps } = found;
  const editor = jsonEditor(edited.document.json);
  const base = { found, direction, edited, editor };
  return direction === 'BACKWARD'
    ? { ...base, own: update, ownSteps: updateSteps, other: original, otherSteps: originalSteps }
    : { ...base, own: original, ownSteps: originalSteps, other: update, otherSteps: updateSteps };
}

function nameOf({ path, updateSteps }: Found): string {
  const at = path.lastIndexOf('/required/');
  return at < 0 ? String(updateSteps.at(-1) ?? '') : path.slice(at + '/required/'.length);
}

/** What a person would most likely want, before restoring what was there. */
function specific(fix: JsonFix, name: string, difference: JsonDifference): readonly FixProposal[] {
  const backward = fix.direction === 'BACKWARD';
  switch (fix.found.kind) {
    case 'REQUIRED_ATTRIBUTE_ADDED':
      return backward ? [...makeOptional(fix, name), ...addDefault(fix, name)] : requireAgain(fix, name);
    case 'REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL':
      return backward ? [...makeOptional(fix, name), ...addDefault(fix, name)] : putBackRequired(fix, name);
    case 'REQUIRED_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL':
      return backward ? acceptAnything(fix, name) : putBackRequired(fix, name);
    case 'REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_OPEN_CONTENT_MODEL':
    case 'OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL':
    case 'PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL':
      return backward ? acceptAnything(fix, name) : closeContentModel(fix);
    case 'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL':
      return backward ? openContentModel(fix) : [];
    case 'PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL':
      return backward ? removeProperty(fix, name) : [];
    case 'ADDITIONAL_PROPERTIES_REMOVED':
    case 'UNEVALUATED_PROPERTIES_REMOVED':
      return backward ? openContentModel(fix) : closeContentModel(fix);
    case 'ENUM_ARRAY_NARROWED':
    case 'ENUM_ARRAY_CHANGED':
      return fixEnum(fix);
    case 'TYPE_CHANGED':
      return backward ? [...restoreType(fix), ...acceptBoth(fix)] : restoreType(fix);
    case 'TYPE_NARROWED':
      return restoreType(fix);
    case 'SUM_TYPE_NARROWED':
    case 'PRODUCT_TYPE_EXTENDED':
      return fixBranch(fix, difference);
    default:
      return [];
  }
}

/** The property and its name in `required`, which it needs both. */
function putBackRequired(fix: JsonFix, name: string): readonly FixProposal[] {
  const edits = [...restore(fix), ...requireAgain(fix, name)].flatMap((part) => part.edits);
  return edits.length < 2
    ? []
    : proposal('json-put-back-required', `Put the required property ${name} back`, edits, true);
}

function removeProperty(fix: JsonFix, name: string): readonly FixProposal[] {
  const slot = slotAt(fix.own, ['properties', name]);
  return slot === undefined ? [] : removeSlot(fix, slot, `Remove the property ${name}`);
}

/** Only the type, where the rest of the schema may stay. */
function restoreType({ own, other, editor }: JsonFix): readonly FixProposal[] {
  const [mine, theirs] = [own.json['type'], other.json['type']];
  if (mine === undefined || theirs === undefined || !isJsonObject(own.json)) return [];
  const text = JSON.stringify(theirs);
  return proposal('json-restore-type', `Set type back to ${text}`, [editor.replace(own.json, 'type', text)], true);
}

/** The new types and the old ones, where the rest of the schema may stay. */
function acceptBoth({ own, other, editor }: JsonFix): readonly FixProposal[] {
  const [mine, theirs] = [typeNames(own.json['type']), typeNames(other.json['type'])];
  const missing = theirs.filter((name) => !mine.includes(name));
  if (mine.length === 0 || missing.length === 0) return [];
  const text = compactText([...mine, ...missing]);
  const title = `Accept both: ${[...mine, ...missing].join(' or ')}`;
  return proposal('json-accept-both-types', title, [editor.replace(own.json, 'type', text)]);
}

/** The repairs of what keeps a branch from its nearest counterpart. */
function insideBranches(
  difference: JsonDifference,
  { kind, original, update }: Found,
  direction: JsonFix['direction'],
  edited: JsonSchema,
  nesting: number,
): readonly FixProposal[] {
  if (kind !== 'COMBINED_TYPE_SUBSCHEMAS_CHANGED' || original.tag !== 'combined' || update.tag !== 'combined') {
    return [];
  }
  return misfits(original, update, difference.options).flatMap(({ reasons }) =>
    reasons.flatMap((reason) => proposalsFor(difference, reason, direction, edited, nesting)),
  );
}

/** Several differences can lead to the same edits. */
function unique(proposals: readonly FixProposal[]): readonly FixProposal[] {
  const seen = new Set<string>();
  return proposals.filter(({ edits }) => {
    const key = JSON.stringify(edits);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
