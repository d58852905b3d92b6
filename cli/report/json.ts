import type { DifferenceFinding, Place, ProblemFinding, WarningFinding } from './findings.js';

/** A place as every machine output writes it: zero-based lines and UTF-16 characters. */
export function jsonPlace(place: Place) {
  return { file: place.source.name, start: place.range.start, end: place.range.end };
}

export function jsonDifference(finding: DifferenceFinding) {
  const { direction, kind, path, compatible, against, message } = finding;
  return {
    kind,
    path,
    compatible,
    direction,
    against,
    message,
    old: jsonPlace(finding.old),
    new: jsonPlace(finding.new),
  };
}

export function jsonWarning(finding: WarningFinding) {
  const { rule, severity, direction, against, message } = finding;
  return { rule, severity, direction, against, message, old: jsonPlace(finding.old), new: jsonPlace(finding.new) };
}

export function jsonProblem(finding: ProblemFinding) {
  const { side, id, severity, refused, message, place } = finding;
  return { side, id, severity, refused, message, ...jsonPlace(place) };
}

/** A comparison that the registry gives up, as a problem of the new schema. */
export function jsonFailure({ kind, message, new: place }: DifferenceFinding) {
  return { side: 'new', id: kind, severity: 'error', refused: false, message, ...jsonPlace(place) };
}
