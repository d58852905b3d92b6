import { exitCodeOf } from '../report/fileReport.js';
import type { CheckReport } from '../report/fileReport.js';
import { jsonDifference, jsonProblem, jsonWarning } from '../report/json.js';

/** A check for machines: every file, every difference, every place. */
export function jsonOutput(report: CheckReport): string {
  const answer = {
    compatible: exitCodeOf(report) === 0,
    files: report.files.map((file) => ({
      ...file,
      problems: file.problems.map(jsonProblem),
      differences: file.differences.map(jsonDifference),
      warnings: file.warnings.map(jsonWarning),
    })),
    settingsProblems: report.settingsProblems,
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}
