import { isTransitive } from '../../engine/options.js';
import type { CompatibilityLevel } from '../../engine/options.js';
import type { Analysis } from '../analysis/analysis.js';
import { comparedWith, isStale } from './documentState.js';

/** One line on the whole schema: subject, level, what it was compared with, and how it went. */
export function summaryOf(analysis: Analysis): string {
  const { target, judged, reason } = analysis;
  const head = target.subject === undefined ? [] : [target.subject];
  if (judged === undefined) return [...head, reason].join(' · ');
  const count = judged.findings.length;
  const verdict = judged.verdict.compatible
    ? 'compatible'
    : `${count} incompatible ${count === 1 ? 'change' : 'changes'}`;
  const versions = listed(comparedWith(analysis));
  const compared = versions === '' ? [] : [`compared with ${versions}${isStale(analysis) ? ' (not up to date)' : ''}`];
  return [...head, analysis.level, ...compared, verdict].join(' · ');
}

/** Who may be upgraded first under a level, as a sentence. */
export function upgradeOrder(level: CompatibilityLevel): string {
  const old = isTransitive(level) ? 'any earlier version' : 'the version before';
  switch (level) {
    case 'NONE':
      return 'Nothing is checked: consumers and producers must change together.';
    case 'BACKWARD':
    case 'BACKWARD_TRANSITIVE':
      return `Upgrade consumers first: they must read events of ${old}.`;
    case 'FORWARD':
    case 'FORWARD_TRANSITIVE':
      return `Upgrade producers first: consumers of ${old} must read the new events.`;
    case 'FULL':
    case 'FULL_TRANSITIVE':
      return `Consumers and producers can be upgraded in any order, also beside ${old}.`;
  }
}

/** The same in a few words. */
export function upgradesFirst(level: CompatibilityLevel): string {
  switch (level) {
    case 'NONE':
      return 'nothing is checked';
    case 'BACKWARD':
    case 'BACKWARD_TRANSITIVE':
      return 'upgrade consumers first';
    case 'FORWARD':
    case 'FORWARD_TRANSITIVE':
      return 'upgrade producers first';
    case 'FULL':
    case 'FULL_TRANSITIVE':
      return 'upgrade in any order';
  }
}

function listed(labels: readonly string[]): string {
  if (labels.length <= 2) return labels.join(' and ');
  return `${labels[0] ?? ''} to ${labels.at(-1) ?? ''}`;
}
