import { isJsonArray } from '../../json/jsonText.js';
import type { JsonArray } from '../../json/jsonText.js';
import type { FixProposal } from '../../schemaFormat.js';
import { misfits } from '../compare/branches.js';
import { describeShape } from '../compare/facts.js';
import type { JsonDifference } from '../compare/report.js';
import type { Shape } from '../model.js';
import { indentAt, originalText, proposal } from './context.js';
import type { JsonFix } from './context.js';

/** The one branch that only one side has: taken out again, or put back where it was. */
export function fixBranch(fix: JsonFix, difference: JsonDifference): readonly FixProposal[] {
  const { original, update } = fix.found;
  if (original.tag !== 'combined' || update.tag !== 'combined') return [];
  const [misfit, second] = misfits(original, update, difference.options);
  const [mine, theirs] = [listOf(fix.own), listOf(fix.other)];
  if (misfit === undefined || second !== undefined || mine === undefined || theirs === undefined) return [];
  const { branch } = misfit;
  const index = Number(branch.key);
  if (branch.holder === mine) return removeBranch(fix, mine, index, branch);
  // A branch that is flattened from somewhere else stands in neither list.
  return branch.holder === theirs ? putBack(fix, mine, theirs, index, branch) : [];
}

/** The list as it is written. */
function listOf(shape: Shape): JsonArray | undefined {
  const list = shape.tag === 'combined' ? shape.json[shape.criterion] : undefined;
  return isJsonArray(list) ? list : undefined;
}

function removeBranch({ editor }: JsonFix, list: JsonArray, index: number, branch: Shape): readonly FixProposal[] {
  const title = `Remove the branch (${describeShape(branch)})`;
  return proposal('json-remove-branch', title, [editor.removeElement(list, index)]);
}

function putBack(
  { own, other, editor }: JsonFix,
  mine: JsonArray,
  theirs: JsonArray,
  index: number,
  branch: Shape,
): readonly FixProposal[] {
  const { json } = own.load.document;
  const at = mine.length === 0 ? json.places().span(mine).start : json.places().valueSpan(mine, 0).start;
  const slot = { holder: theirs, key: index, value: branch.json };
  const text = originalText(other, slot, indentAt(json.text, at));
  const edit = text === undefined ? undefined : editor.insertElement(mine, Math.min(index, mine.length), text);
  return proposal('json-put-branch-back', `Put the branch back (${describeShape(branch)})`, [edit], true);
}
