import { joinVersions } from '../../server/analysis/warnings.js';
import type { Place, WarningFinding } from '../report/findings.js';

/** A warning once per place, however many versions it was found against. */
export interface JoinedWarning extends WarningFinding {
  /** The place in each of these versions, in the order in which they were compared. */
  readonly olds: readonly Place[];
}

/** The warnings of a file as people read them; machines get one per version. */
export function joinedWarnings(warnings: readonly WarningFinding[]): readonly JoinedWarning[] {
  const placeOf = ({ new: { source, span } }: WarningFinding) => JSON.stringify([source.name, span.start, span.end]);
  return joinVersions(warnings, placeOf, ({ against }) => against).map(({ first, all, message }) => ({
    ...first,
    message,
    olds: all.map(({ old }) => old),
  }));
}
