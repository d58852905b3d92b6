import type { FixContext, FixProposal } from '../../schemaFormat.js';
import { jsonEditor } from '../../json/edits.js';
import type { JsonEditor } from '../../json/edits.js';
import { isAvroDifference, reasonsInBranch } from '../differences.js';
import type { AvroDifference, Found } from '../differences.js';
import type { AvroSchema } from '../model.js';
import { fixEnumSymbols, fixFixedSize, fixTypeName } from './namedTypes.js';
import { fixMissingDefault } from './missingDefault.js';
import { fixMissingBranch, fixTypeMismatch } from './types.js';

/** What a fix works on. In the direction BACKWARD the edited schema is the reader, in FORWARD the writer. */
export interface AvroFixContext {
  readonly found: Found;
  readonly direction: FixContext['direction'];
  readonly edited: AvroSchema;
  readonly baseline: AvroSchema;
  readonly editor: JsonEditor;
}

/** Of the causes inside a branch, so many are looked at. */
const MAX_REASONS = 3;
/** Unions inside the branches of unions: a recursive type would have no end. */
const MAX_NESTING = 2;

/** Repairs worth trying for one difference; whether they help is found out by the caller. */
export function proposeAvroFixes(context: FixContext<AvroSchema>): readonly FixProposal[] {
  const { difference, direction, edited, baseline } = context;
  if (!isAvroDifference(difference)) return [];
  const editor = jsonEditor(edited.document.json);
  return proposalsFor(difference, { found: difference.found, direction, edited, baseline, editor }, MAX_NESTING);
}

function proposalsFor(difference: AvroDifference, fix: AvroFixContext, nesting: number): readonly FixProposal[] {
  switch (fix.found.kind) {
    case 'READER_FIELD_MISSING_DEFAULT_VALUE':
      return fixMissingDefault(fix);
    case 'TYPE_MISMATCH':
      return difference.facts['newField'] === 'true' ? fixMissingDefault(fix) : fixTypeMismatch(fix);
    case 'MISSING_UNION_BRANCH': {
      // A branch that is there but does not fit is repaired inside; the union itself lacks nothing then.
      const reasons = nesting === 0 ? [] : reasonsInBranch(fix.found).slice(0, MAX_REASONS);
      const inside = reasons.flatMap((reason) => proposalsFor(reason, { ...fix, found: reason.found }, nesting - 1));
      return [...inside, ...fixMissingBranch(fix)];
    }
    case 'MISSING_ENUM_SYMBOLS':
      return fixEnumSymbols(fix);
    case 'FIXED_SIZE_MISMATCH':
      return fixFixedSize(fix);
    case 'NAME_MISMATCH':
      return fixTypeName(fix);
  }
}
