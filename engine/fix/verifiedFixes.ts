import { isCompatible } from '../difference.js';
import type { Difference } from '../difference.js';
import type { CompareOptions, Direction } from '../options.js';
import type { FixProposal, ParsedSchema, SchemaFormat } from '../schemaFormat.js';
import { applyEdits } from '../text/span.js';
import type { EventWarning } from '../warning.js';

/** `clean`: no incompatible difference is left in that direction; `better`: this one is gone and no other came. */
export interface VerifiedFix extends FixProposal {
  readonly effect: 'clean' | 'better';
}

/** What a fix is tried on. */
export interface FixSides {
  readonly direction: Direction;
  readonly edited: ParsedSchema;
  readonly baseline: ParsedSchema;
  readonly options: CompareOptions;
}

export interface FixRequest extends FixSides {
  readonly difference: Difference;
}

export interface WarningFixRequest extends FixSides {
  readonly warning: EventWarning;
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
  return withOnePreferred(verified);
}

/**
 * The same for a warning beyond the registry: what, once applied, leaves fewer warnings of its rule, no more of the others,
 * and a verdict that is no worse.
 */
export function verifiedWarningFixes(format: SchemaFormat, request: WarningFixRequest): readonly VerifiedFix[] {
  const { warning, direction, edited, baseline } = request;
  const location = direction === 'BACKWARD' ? warning.reader() : warning.writer();
  if (location.document !== null) return [];
  const proposals = format.beyond?.proposeFixes?.({ warning, direction, edited, baseline, location }) ?? [];
  return withOnePreferred(
    proposals.flatMap((proposal): readonly VerifiedFix[] => {
      const repaired = repair(format, edited, proposal);
      return repaired === undefined ? [] : soothed(format, request, proposal, repaired);
    }),
  );
}

function soothed(
  format: SchemaFormat,
  { warning: { rule }, direction, edited, baseline, options }: WarningFixRequest,
  proposal: FixProposal,
  repaired: ParsedSchema,
): readonly VerifiedFix[] {
  const warn = (schema: ParsedSchema) =>
    format.beyond?.warn(...sides(schema, baseline, direction), { ...options, direction }) ?? [];
  const [before, after] = [warn(edited), warn(repaired)];
  const ofRule = (warnings: readonly EventWarning[]) => warnings.filter((one) => one.rule === rule).length;
  if (ofRule(after) >= ofRule(before) || after.length > before.length) return [];
  const [verdict, now] = [edited, repaired].map((schema) =>
    format.compare(...sides(schema, baseline, direction), options),
  );
  if (verdict === undefined || now === undefined || (now.failure !== undefined && verdict.failure === undefined))
    return [];
  if (incompatible(now.differences) > incompatible(verdict.differences)) return [];
  return [{ ...proposal, effect: after.length === 0 ? 'clean' : 'better' }];
}

function withOnePreferred(verified: readonly VerifiedFix[]): readonly VerifiedFix[] {
  const best = verified.find(({ preferred }) => preferred);
  return verified.map((fix) => ({ ...fix, preferred: fix === best }));
}

function tryFix(format: SchemaFormat, request: FixRequest, proposal: FixProposal): VerifiedFix['effect'] | undefined {
  const { edited, baseline, direction, options } = request;
  const repaired = repair(format, edited, proposal);
  if (repaired === undefined) return undefined;
  const compare = (schema: ParsedSchema) => format.compare(...sides(schema, baseline, direction), options);
  const after = compare(repaired);
  if (isCompatible(after)) return 'clean';
  if (after.failure !== undefined) return undefined;
  const before = compare(edited);
  return incompatible(after.differences) < incompatible(before.differences) ? 'better' : undefined;
}

/** The edited schema with the proposal applied; undefined where that makes another mistake. */
function repair(format: SchemaFormat, edited: ParsedSchema, { edits }: FixProposal): ParsedSchema | undefined {
  const repaired = format.parse({ ...edited.source, text: applyEdits(edited.source.text, edits) }, edited);
  return countErrors(repaired) > countErrors(edited) ? undefined : repaired;
}

/** Reader and writer. */
function sides(edited: ParsedSchema, baseline: ParsedSchema, direction: Direction): [ParsedSchema, ParsedSchema] {
  return direction === 'BACKWARD' ? [edited, baseline] : [baseline, edited];
}

/** A repair that makes another mistake, such as a default that is no value of the restored type, is none. */
function countErrors(schema: ParsedSchema): number {
  return schema.problems.filter((problem) => problem.refused || problem.severity === 'error').length;
}

function incompatible(differences: readonly Difference[]): number {
  return differences.filter((difference) => !difference.compatible).length;
}
