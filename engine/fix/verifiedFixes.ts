import { isCompatible } from '../difference.js';
import type { Difference } from '../difference.js';
import type { CompareOptions, Direction } from '../options.js';
import type { FixProposal, ParsedSchema, SchemaFormat } from '../schemaFormat.js';
import { applyEdits } from '../text/span.js';

/** `clean`: no incompatible difference is left in that direction; `better`: this one is gone and no other came. */
export interface VerifiedFix extends FixProposal {
  readonly effect: 'clean' | 'better';
}

export interface FixRequest {
  readonly difference: Difference;
  readonly direction: Direction;
  readonly edited: ParsedSchema;
  readonly baseline: ParsedSchema;
  readonly options: CompareOptions;
}

/** The proposals of the format that, once applied, make the same comparison clean or strictly better; one is preferred. */
export function verifiedFixes(format: SchemaFormat, request: FixRequest): readonly VerifiedFix[] {
  const { difference, direction, edited, baseline } = request;
  const location = direction === 'BACKWARD' ? difference.reader() : difference.writer();
  if (location.document !== null) return [];
  const proposals = format.proposeFixes({ difference, direction, edited, baseline, location });
  const verified = proposals.flatMap((proposal): readonly VerifiedFix[] => {
    const effect = tryFix(format, request, proposal);
    return effect === undefined ? [] : [{ ...proposal, effect }];
  });
  const best = verified.find(({ preferred }) => preferred);
  return verified.map((fix) => ({ ...fix, preferred: fix === best }));
}

function tryFix(format: SchemaFormat, request: FixRequest, proposal: FixProposal): VerifiedFix['effect'] | undefined {
  const { edited, baseline, direction, options } = request;
  const text = applyEdits(edited.source.text, proposal.edits);
  const repaired = format.parse({ ...edited.source, text });
  if (countErrors(repaired) > countErrors(edited)) return undefined;
  const compare = (schema: ParsedSchema) =>
    direction === 'BACKWARD' ? format.compare(schema, baseline, options) : format.compare(baseline, schema, options);
  const after = compare(repaired);
  if (isCompatible(after)) return 'clean';
  if (after.failure !== undefined) return undefined;
  const before = compare(edited);
  return incompatible(after.differences) < incompatible(before.differences) ? 'better' : undefined;
}

/** A repair that makes another mistake, such as a default that is no value of the restored type, is none. */
function countErrors(schema: ParsedSchema): number {
  return schema.problems.filter((problem) => problem.refused || problem.severity === 'error').length;
}

function incompatible(differences: readonly Difference[]): number {
  return differences.filter((difference) => !difference.compatible).length;
}
