import { failureReason } from '../../common/baseline/failureReason.js';
import { jsonReport } from '../outputs/json.js';
import { textOutput } from '../outputs/text.js';
import { exitCodeOf } from '../report/fileReport.js';
import type { CheckReport } from '../report/fileReport.js';
import { printable } from '../report/printable.js';
import { counted } from '../report/text.js';
import type { WriteResult, Written } from './write.js';

export interface Outcome extends WriteResult {
  readonly dryRun: boolean;
  readonly report: CheckReport;
}

/** What was registered, or why nothing was. */
export function outcomeText(outcome: Outcome, output: 'text' | 'json'): string {
  return output === 'json' ? json(outcome) : text(outcome);
}

function json({ dryRun, written, failure, report }: Outcome): string {
  const answer = {
    dryRun,
    passed: exitCodeOf(report) === 0,
    schemas: written,
    ...(failure === undefined ? {} : { failure: { file: failure.file, reason: failureReason(failure.reason) } }),
    check: jsonReport(report),
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

function text({ dryRun, written, failure, report }: Outcome): string {
  if (exitCodeOf(report) !== 0) return `${textOutput(report, false)}Nothing was registered.\n`;
  const lines = written.map(line);
  if (failure !== undefined) {
    lines.push(
      `${printable(`${failure.file}: ${failureReason(failure.reason)}`)}\nWhat stands above is registered, the rest is not.\n`,
    );
  }
  return [...lines, summary(written, dryRun)].join('');
}

function line({ file, subject, action, version, id }: Written): string {
  const where = version === undefined ? subject : `${subject} version ${version}, id ${id ?? 'unknown'}`;
  return `${printable(`${file}: ${WORDS[action]} (${where})`)}\n`;
}

const WORDS: Readonly<Record<Written['action'], string>> = {
  registered: 'registered',
  unchanged: 'there already',
  'would-register': 'would be registered',
};

function summary(written: readonly Written[], dryRun: boolean): string {
  const count = written.filter(({ action }) => action !== 'unchanged').length;
  const done = `${counted(count, 'schema', 'schemas')} ${dryRun ? 'to register' : 'registered'}`;
  return `${done}, ${written.length - count} there already\n`;
}
