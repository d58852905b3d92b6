import type { Severity } from '../../engine/problem.js';
import { breakingOf } from '../report/fileReport.js';
import type { CheckReport, FileReport } from '../report/fileReport.js';
import type { Place } from '../report/findings.js';
import { joinedWarnings } from './joinedWarnings.js';

type Command = 'error' | 'warning' | 'notice';

/** Workflow commands that GitHub Actions shows as annotations at the lines of a pull request. */
export function githubOutput(report: CheckReport): string {
  const settings = report.settingsProblems.map((text) => `::error title=Event Streams settings::${escapeData(text)}\n`);
  return [...settings, ...report.files.flatMap(annotations)].join('');
}

function annotations(file: FileReport): readonly string[] {
  const problems = file.problems.map(({ severity, id, message, place }) =>
    annotation(commandOf(severity), id, message, place),
  );
  const differences = breakingOf(file).map(({ kind, message, new: place }) =>
    annotation('error', kind, message, place),
  );
  const warnings = joinedWarnings(file.warnings).map(({ severity, rule, message, new: place }) =>
    annotation(asAdvice(severity), rule, message, place),
  );
  const away =
    file.verdict === 'unavailable'
      ? [`::error file=${escapeProperty(file.file)},title=not checked::${escapeData(file.reason)}\n`]
      : [];
  return [...problems, ...differences, ...warnings, ...away];
}

/** Lines and columns count from 1, and the end column is that of the last character. */
function annotation(command: Command, title: string, message: string, { source, range }: Place): string {
  const properties = [
    `file=${escapeProperty(source.name)}`,
    `line=${range.start.line + 1}`,
    `endLine=${range.end.line + 1}`,
    // Columns are only understood within one line.
    ...(range.start.line === range.end.line
      ? [`col=${range.start.character + 1}`, `endColumn=${Math.max(range.start.character + 1, range.end.character)}`]
      : []),
    `title=${escapeProperty(title)}`,
  ];
  return `::${command} ${properties.join(',')}::${escapeData(message)}\n`;
}

/** Also a warning that the settings call an error fails nothing, and is not shown as if it did. */
function asAdvice(severity: Severity): Command {
  return severity === 'error' ? 'warning' : commandOf(severity);
}

function commandOf(severity: Severity): Command {
  return severity === 'error' || severity === 'warning' ? severity : 'notice';
}

/** The escapes that the runner undoes in a message. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In a property also the signs that would end it. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
