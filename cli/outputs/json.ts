import { exitCodeOf } from '../report/fileReport.js';
import type { CheckReport } from '../report/fileReport.js';
import { jsonDifference, jsonProblem, jsonWarning } from '../report/json.js';

/** A check for machines: every file, every difference, every place. */
export function jsonOutput(report: CheckReport): string {
  return `${JSON.stringify(jsonReport(report), undefined, 2)}\n`;
}

/** The same as data. */
export function jsonReport(report: CheckReport) {
  return {
    compatible: exitCodeOf(report) === 0,
    files: report.files.map((file) => ({
      ...file,
      problems: file.problems.map(jsonProblem),
      differences: file.differences.map(jsonDifference),
      warnings: file.warnings.map(jsonWarning),
    })),
    settingsProblems: report.settingsProblems,
  };
}
