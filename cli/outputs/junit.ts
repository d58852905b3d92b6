import { breakingOf } from '../report/fileReport.js';
import type { CheckReport, FileReport } from '../report/fileReport.js';
import type { DifferenceFinding, ProblemFinding, WarningFinding } from '../report/findings.js';
import { joinedWarnings } from './joinedWarnings.js';

/** JUnit's XML, which every CI server shows: one test case for each schema file. */
export function junitOutput(report: CheckReport): string {
  const count = (...verdicts: readonly FileReport['verdict'][]) =>
    report.files.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const attributes = [
    `name="event-streams"`,
    `tests="${report.files.length + (report.settingsProblems.length === 0 ? 0 : 1)}"`,
    `failures="${count('incompatible', 'invalid')}"`,
    `errors="${count('unavailable') + (report.settingsProblems.length === 0 ? 0 : 1)}"`,
    `skipped="${count('not-compared')}"`,
  ].join(' ');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites ${attributes}>\n`,
    `  <testsuite ${attributes}>\n`,
    ...settingsCase(report.settingsProblems),
    ...report.files.map(testCase),
    '  </testsuite>\n',
    '</testsuites>\n',
  ].join('');
}

function testCase(file: FileReport): string {
  const classname = file.subject ?? file.format;
  return `    <testcase name="${escapeXml(file.file)}" classname="${escapeXml(classname)}">${outcome(file)}${systemOut(file)}</testcase>\n`;
}

function outcome(file: FileReport): string {
  switch (file.verdict) {
    case 'compatible':
      return '';
    case 'not-compared':
      return `<skipped message="${escapeXml(file.reason)}"/>`;
    case 'unavailable':
      return `<error message="${escapeXml(file.reason)}"/>`;
    case 'incompatible':
    case 'invalid': {
      const lines = [...file.problems.map(problemLine), ...breakingOf(file).map(differenceLine)];
      return `<failure type="${file.verdict}" message="${escapeXml(lines[0] ?? file.reason)}">${escapeXml(lines.join('\n'))}</failure>`;
    }
  }
}

/** What is worth knowing of a test case that need not fail for it. */
function systemOut({ warnings }: FileReport): string {
  if (warnings.length === 0) return '';
  return `<system-out>${escapeXml(joinedWarnings(warnings).map(warningLine).join('\n'))}</system-out>`;
}

function warningLine({ rule, severity, message, new: place }: WarningFinding): string {
  const { line, character } = place.range.start;
  return `${place.source.name}:${line + 1}:${character + 1} ${severity} ${rule} ${message}`;
}

function differenceLine({ kind, message, new: place }: DifferenceFinding): string {
  const { line, character } = place.range.start;
  return `${place.source.name}:${line + 1}:${character + 1} ${kind} ${message}`;
}

function problemLine({ id, message, place }: ProblemFinding): string {
  const { line, character } = place.range.start;
  return `${place.source.name}:${line + 1}:${character + 1} ${id} ${message}`;
}

/** Settings that were not understood fail a run, so a server that looks at nothing but this file has to see it. */
function settingsCase(problems: readonly string[]): readonly string[] {
  if (problems.length === 0) return [];
  const text = escapeXml(problems.join('\n'));
  return [`    <testcase name="settings" classname="event-streams"><error message="${text}"/></testcase>\n`];
}

/** Also drops the characters that XML 1.0 has no way to write. */
function escapeXml(text: string): string {
  return (
    text
      .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // Parsers make one end of line of them in text, and spaces in attributes.
      .replaceAll('\t', '&#9;')
      .replaceAll('\n', '&#10;')
      .replaceAll('\r', '&#13;')
  );
}
