import type { Place, WarningFinding } from '../report/findings.js';

/** A warning once per place, however many versions it was found against. */
export interface JoinedWarning extends WarningFinding {
  /** The place in each of these versions, in the order in which they were compared. */
  readonly olds: readonly Place[];
}

/**
 * A compatible schema is compared with every version of a transitive level, and says the same of each. Where each finding
 * is read by a person, one is enough; the words are those for the version that was compared first, with the others named.
 */
export function joinedWarnings(warnings: readonly WarningFinding[]): readonly JoinedWarning[] {
  const groups = new Map<string, [WarningFinding, ...WarningFinding[]]>();
  for (const warning of warnings) {
    const { source, span } = warning.new;
    const key = JSON.stringify([warning.rule, warning.direction, source.name, span.start, span.end]);
    const group = groups.get(key);
    // Two causes at one place, against one version, are two warnings.
    if (group === undefined) groups.set(key, [warning]);
    else if (group.every(({ against }) => against !== warning.against)) group.push(warning);
    else groups.set(JSON.stringify([key, groups.size]), [warning]);
  }
  return [...groups.values()].map(([first, ...others]) => {
    const labels = others.map(({ against }) => against);
    const also = labels.length === 0 ? '' : ` The same holds for ${labels.join(', ')}.`;
    return { ...first, message: first.message + also, olds: [first, ...others].map(({ old }) => old) };
  });
}
