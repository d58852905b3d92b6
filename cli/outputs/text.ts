import { breakingOf } from '../report/fileReport.js';
import type { CheckReport, FileReport } from '../report/fileReport.js';
import { printable } from '../report/printable.js';
import { counted, differenceText, problemText, warningText } from '../report/text.js';
import { joinedWarnings } from './joinedWarnings.js';

/** A check for people: what needs attention, file by file, and one line that sums it up. */
export function textOutput(report: CheckReport, all: boolean): string {
  const settings = report.settingsProblems.map((problem) => `settings: ${printable(problem)}\n`);
  const files = report.files.filter((file) => all || needsAttention(file)).map((file) => fileText(file, all));
  return [...settings, ...files, ...(all ? [] : notCompared(report)), summary(report)].join('');
}

/** So many files are named that were compared with nothing; a repository that starts has hundreds. */
const MAX_NOT_COMPARED = 10;

function notCompared({ files }: CheckReport): readonly string[] {
  const skipped = files.filter((file) => file.verdict === 'not-compared' && !needsAttention(file));
  const lines = skipped
    .slice(0, MAX_NOT_COMPARED)
    .map(({ file, reason }) => `${printable(file)}: not compared. ${printable(reason)}\n`);
  const more = skipped.length - lines.length;
  return more > 0 ? [...lines, `… and ${more} more; --all names them\n`] : lines;
}

function needsAttention(file: FileReport): boolean {
  return (
    file.problems.length > 0 ||
    file.warnings.length > 0 ||
    (file.verdict !== 'compatible' && file.verdict !== 'not-compared')
  );
}

function fileText(file: FileReport, all: boolean): string {
  const differences = all ? file.differences : breakingOf(file);
  const subject = file.subject === undefined ? '' : `, ${printable(file.subject)}`;
  const reason = file.reason === '' ? '' : `  ${printable(file.reason)}\n`;
  return [
    `${printable(file.file)} (${file.level}${subject}): ${file.verdict}${comparedText(file)}\n`,
    reason,
    ...file.problems.map(problemText),
    ...differences.map(differenceText),
    ...joinedWarnings(file.warnings).map(warningText),
    '\n',
  ].join('');
}

function comparedText(file: FileReport): string {
  return file.comparedWith.length === 0 ? '' : `, compared with ${file.comparedWith.map(printable).join(', ')}`;
}

function summary(report: CheckReport): string {
  const count = (verdict: FileReport['verdict']) => report.files.filter((file) => file.verdict === verdict).length;
  const parts = [
    [count('incompatible'), 'incompatible'],
    [count('invalid'), 'invalid'],
    [count('unavailable'), 'could not be checked'],
    [count('compatible'), 'compatible'],
    [count('not-compared'), 'with nothing to compare'],
  ] as const;
  const trouble =
    report.settingsProblems.length === 0 ? '' : 'Settings were not understood: that alone ends with exit code 2.\n';
  const told = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return `${trouble}${counted(report.files.length, 'schema', 'schemas')}${told.length === 0 ? '' : `: ${told.join(', ')}`}\n`;
}
