import type { CompatibilityLevel, FormatId } from '../../engine/options.js';
import type { DifferenceFinding, ProblemFinding, WarningFinding } from './findings.js';

/** What became of one file of a check. */
export type FileVerdict =
  | 'compatible'
  | 'incompatible'
  /** Not a valid schema. */
  | 'invalid'
  /** There is nothing to compare it with. */
  | 'not-compared'
  /** There should be something, but it could not be had. */
  | 'unavailable';

/** The answer for one schema file, with everything that any output shows. */
export interface FileReport {
  /** Relative to the workspace folder, with forward slashes. */
  readonly file: string;
  readonly format: FormatId;
  readonly verdict: FileVerdict;
  readonly subject?: string;
  readonly level: CompatibilityLevel;
  /** Labels of the versions compared with. */
  readonly comparedWith: readonly string[];
  /** Why it was not compared, or what else is to be known; empty where there is nothing to say. */
  readonly reason: string;
  readonly problems: readonly ProblemFinding[];
  readonly differences: readonly DifferenceFinding[];
  /** What the verdict does not say; it changes neither the verdict nor the exit code. */
  readonly warnings: readonly WarningFinding[];
}

export interface CheckReport {
  readonly files: readonly FileReport[];
  /** Settings that could not be understood, each with its path. */
  readonly settingsProblems: readonly string[];
}

/**
 * 1 for what the author must mend; 2 for what could not be checked, and where settings were not understood: a misspelt level
 * or baseline would have been a milder one. A failure to check never looks like success.
 */
export function exitCodeOf(report: CheckReport): 0 | 1 | 2 {
  if (report.files.some(({ verdict }) => verdict === 'incompatible' || verdict === 'invalid')) return 1;
  if (report.settingsProblems.length > 0 || report.files.some(({ verdict }) => verdict === 'unavailable')) return 2;
  return 0;
}

/** The differences that break something. */
export function breakingOf(file: FileReport): readonly DifferenceFinding[] {
  return file.differences.filter(({ compatible }) => !compatible);
}
