import type { VerifiedFix } from '../../engine/fix/verifiedFixes.js';
import { judge } from '../../engine/judge/judge.js';
import { applyEdits } from '../../engine/text/span.js';
import type { TextEdit } from '../../engine/text/span.js';
import { candidateOf } from '../analysis/judging.js';
import type { Analysis, Judged } from '../analysis/analysis.js';
import { findingsOf } from '../analysis/findings.js';
import type { Finding } from '../analysis/findings.js';

/** Trying a fix costs two comparisons; a file with more findings is better mended in steps. */
const MAX_FIXES = 200;

/**
 * The preferred fixes of all findings together, or nothing: they are applied to a copy, and only where fewer findings
 * and no new problems are left are they safe. Fixes that would touch each other are left for the next time.
 */
export function fixAll(
  analysis: Analysis,
  judged: Judged,
  fixesOf: (finding: Finding) => readonly VerifiedFix[],
): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const finding of judged.findings.slice(0, MAX_FIXES)) {
    const fix = fixesOf(finding).find(({ preferred }) => preferred);
    if (fix !== undefined && fix.edits.every((edit) => !chosen.some((other) => touch(edit, other)))) {
      chosen.push(...fix.edits);
    }
  }
  return chosen.length > 0 && isBetter(analysis, judged, chosen) ? chosen : [];
}

function isBetter({ target, schema, loaded }: Analysis, judged: Judged, edits: readonly TextEdit[]): boolean {
  if (loaded === undefined) return false;
  const text = applyEdits(schema.source.text, edits);
  const mended = target.format.parse({ ...schema.source, text });
  if (mended.problems.length > schema.problems.length) return false;
  const verdict = judge(target.format, candidateOf(mended, loaded), loaded.versions().usable, judged.options);
  return verdict.compatible || findingsOf(target.format, mended, verdict).length < judged.findings.length;
}

function touch(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}
