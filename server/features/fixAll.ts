import type { VerifiedFix } from '../../engine/fix/verifiedFixes.js';
import { judge } from '../../engine/judge/judge.js';
import type { Verdict } from '../../engine/judge/judge.js';
import { composeEdits } from '../../engine/text/composeEdits.js';
import { applyEdits } from '../../engine/text/span.js';
import type { TextEdit } from '../../engine/text/span.js';
import { candidateOf } from '../analysis/judging.js';
import type { Analysis, Judged } from '../analysis/analysis.js';
import { findingsOf } from '../analysis/findings.js';
import type { Finding } from '../analysis/findings.js';

/** Trying a fix costs two comparisons; a file with more findings is better mended in steps. */
const MAX_TRIED = 400;
/** Fixes that touch one another are mended in rounds; after so many misses in a row the next round is due. */
const MAX_MISSES = 3;

export type FixesOf = (judged: Judged, finding: Finding) => readonly VerifiedFix[];

/**
 * The preferred fixes of all findings together, or nothing: they are applied to a copy, and only where less is found and
 * no new problems are left are they safe. Fixes that would touch each other, such as two that take names out of one
 * list, are found anew for the text that the first of them leaves.
 */
export function fixAll(analysis: Analysis, judged: Judged, fixesOf: FixesOf): readonly TextEdit[] {
  let [edits, state]: [readonly TextEdit[], Judged] = [[], judged];
  const budget = { left: MAX_TRIED };
  while (state.findings.length > 0 && budget.left > 0) {
    const fixes = apartFrom(state, fixesOf, budget);
    const round = fixes.flatMap((fix) => fix.edits);
    // What is safe alone need not be safe together.
    const [alone] = fixes;
    const next =
      mended(analysis, state, round) ?? (alone === undefined ? undefined : mended(analysis, state, alone.edits));
    if (next === undefined) break;
    edits = composeEdits(edits, next.edits);
    state = next.judged;
  }
  return edits;
}

/** Preferred fixes that do not touch each other: one for each difference, of which several may be one finding. */
function apartFrom(judged: Judged, fixesOf: FixesOf, budget: { left: number }): readonly VerifiedFix[] {
  const chosen: VerifiedFix[] = [];
  let misses = 0;
  for (const finding of judged.findings) {
    if (budget.left <= 0 || misses >= MAX_MISSES) break;
    budget.left -= sizeOf(finding);
    for (const fix of fixesOf(judged, finding)) {
      if (!fix.preferred) continue;
      if (chosen.some((other) => fix.edits.some((edit) => other.edits.some((one) => touch(edit, one))))) {
        misses++;
        continue;
      }
      chosen.push(fix);
      misses = 0;
    }
  }
  return chosen;
}

function sizeOf({ sources }: Finding): number {
  return Math.max(1, sources.length);
}

function total(findings: readonly Finding[]): number {
  return findings.reduce((sum, finding) => sum + sizeOf(finding), 0);
}

interface Mended {
  readonly edits: readonly TextEdit[];
  readonly judged: Judged;
}

/** The same schema with the edits, judged again; undefined where that is no better. */
function mended({ target, loaded }: Analysis, judged: Judged, edits: readonly TextEdit[]): Mended | undefined {
  if (loaded === undefined || edits.length === 0) return undefined;
  const { schema: before, options } = judged;
  const schema = target.format.parse({ ...before.source, text: applyEdits(before.source.text, edits) }, before);
  if (schema.problems.length > before.problems.length) return undefined;
  const verdict = judge(target.format, candidateOf(schema, loaded), loaded.versions().usable, options);
  const findings = findingsOf(target.format, schema, verdict);
  const gained = passed(verdict) - passed(judged.verdict);
  const isBetter = verdict.compatible || gained > 0 || (gained === 0 && total(findings) < total(judged.findings));
  return isBetter ? { edits, judged: { ...judged, schema, verdict, findings } } : undefined;
}

/** The comparisons that passed: one with an older version is made only when those with the newer ones pass. */
function passed({ comparisons }: Verdict): number {
  return comparisons.filter(({ compatible }) => compatible).length;
}

function touch(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}
