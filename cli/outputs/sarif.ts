import { createHash } from 'node:crypto';
import { differencePage, HOMEPAGE, warningAddress } from '../../common/documentation.js';
import { FORMATS } from '../../engine/formats.js';
import type { Severity } from '../../engine/problem.js';
import { breakingOf } from '../report/fileReport.js';
import type { CheckReport, FileReport } from '../report/fileReport.js';
import type { DifferenceFinding, Place, ProblemFinding, WarningFinding } from '../report/findings.js';
import { version } from '../version.js';

/** Static Analysis Results Interchange Format 2.1.0, as code scanning services read it. */
export function sarifOutput(report: CheckReport): string {
  const results = report.files.flatMap((file) => [
    ...file.problems.map((problem) => problemResult(file, problem)),
    ...breakingOf(file).map((difference) => differenceResult(file, difference)),
    ...file.warnings.map((warning) => warningResult(file, warning)),
  ]);
  const notifications = [
    ...report.settingsProblems.map((text) => ({ level: 'error', message: { text } })),
    ...report.files.filter(({ verdict }) => verdict === 'unavailable').map(unavailableNotification),
  ];
  const run = {
    tool: {
      driver: { name: 'event-streams', version: version(), informationUri: HOMEPAGE, rules: rulesOf(report, results) },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { WORKSPACE: { description: { text: 'The workspace folder that was checked.' } } },
    invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
    results,
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function differenceResult(file: FileReport, difference: DifferenceFinding) {
  const { kind, path, direction, against, message, old } = difference;
  const line = old.range.start.line + 1;
  return {
    ruleId: kind,
    level: 'error',
    message: { text: message },
    locations: [{ ...location(difference.new), logicalLocations: [{ fullyQualifiedName: path }] }],
    relatedLocations: [{ id: 1, message: { text: `Compared with line ${line} of ${old.source.name}.` } }],
    partialFingerprints: fingerprint(file.file, kind, path, direction, against),
  };
}

/** A warning is never an error: it does not change the verdict. */
function warningResult(file: FileReport, warning: WarningFinding) {
  const { rule, severity, direction, against, message, old } = warning;
  const line = old.range.start.line + 1;
  return {
    ruleId: rule,
    level: severity === 'error' || severity === 'warning' ? 'warning' : 'note',
    message: { text: message },
    locations: [location(warning.new)],
    relatedLocations: [{ id: 1, message: { text: `Compared with line ${line} of ${old.source.name}.` } }],
    partialFingerprints: fingerprint(file.file, rule, direction, against, message),
  };
}

function problemResult(file: FileReport, problem: ProblemFinding) {
  return {
    ruleId: problem.id,
    level: sarifLevel(problem.severity),
    message: { text: problem.message },
    locations: [location(problem.place)],
    partialFingerprints: fingerprint(file.file, problem.id, problem.message),
  };
}

/** Places are below the workspace folder; lines and columns count from 1, and the end column is exclusive. */
function location({ source, range }: Place) {
  const region = {
    startLine: range.start.line + 1,
    startColumn: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
  };
  const uri = source.name.split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: 'WORKSPACE' }, region } };
}

/** Stays the same when lines move, so that a service knows an old finding again. */
function fingerprint(...parts: readonly string[]) {
  return { 'eventStreams/v1': createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32) };
}

/** Kinds of differences and warnings have a page; problems of a single file say all there is to say by themselves. */
function rulesOf(report: CheckReport, results: readonly { readonly ruleId: string }[]) {
  const kinds = new Set(FORMATS.flatMap((format) => [...format.kinds.keys()]));
  const warnings = new Set(report.files.flatMap((file) => file.warnings.map(({ rule }) => rule)));
  const pageOf = (id: string) =>
    warnings.has(id) ? { helpUri: warningAddress(id) } : kinds.has(id) ? { helpUri: differencePage(id) } : {};
  return [...new Set(results.map(({ ruleId }) => ruleId))].sort().map((id) => ({ id, ...pageOf(id) }));
}

function unavailableNotification(file: FileReport) {
  return { level: 'error', message: { text: `${file.file} could not be checked: ${file.reason}` } };
}

function sarifLevel(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}
