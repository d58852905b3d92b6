import type { ComparisonResult } from '../../common/protocol/requests.js';
import type { Analysis } from '../analysis/analysis.js';

/** What to show beside the document: the first incompatible version, else the latest one. */
export function comparison({ judged }: Analysis): ComparisonResult {
  const comparisons = judged?.verdict.comparisons ?? [];
  const shown = comparisons.find(({ compatible }) => !compatible) ?? comparisons[0];
  const baselineUri = shown === undefined ? undefined : judged?.uriOf(shown.against);
  return shown === undefined || baselineUri === undefined ? null : { baselineUri, label: shown.against.label };
}
