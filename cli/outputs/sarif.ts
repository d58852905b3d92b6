import { differencePage, HOMEPAGE, warningAddress } from '../../common/documentation.js';
import { FORMATS } from '../../engine/formats.js';
import type { Severity } from '../../engine/problem.js';
import { breakingOf } from '../report/fileReport.js';
import type { CheckReport, FileReport } from '../report/fileReport.js';
import type { DifferenceFinding, Place, ProblemFinding } from '../report/findings.js';
import { version } from '../version.js';
import { differenceParts, fingerprints, problemParts, warningParts } from './fingerprints.js';
import { joinedWarnings } from './joinedWarnings.js';
import type { JoinedWarning } from './joinedWarnings.js';

/** Static Analysis Results Interchange Format 2.1.0, as code scanning services read it. */
export function sarifOutput(report: CheckReport): string {
  const fingerprint = fingerprints();
  const results = report.files.flatMap((file) => [
    ...file.problems.map((problem) => ({
      ...problemResult(problem),
      partialFingerprints: fingerprint(file, problemParts(problem)),
    })),
    ...breakingOf(file).map((difference) => ({
      ...differenceResult(difference),
      partialFingerprints: fingerprint(file, differenceParts(file, difference)),
    })),
    ...joinedWarnings(file.warnings).map((warning) => ({
      ...warningResult(warning),
      partialFingerprints: fingerprint(file, warningParts(warning)),
    })),
  ]);
  const notifications = [
    ...report.settingsProblems.map((text) => ({ level: 'error', message: { text } })),
    ...report.files.filter(({ verdict }) => verdict === 'unavailable').map(unavailableNotification),
  ];
  const run = {
    tool: {
      driver: { name: 'event-streams', version: version(), informationUri: HOMEPAGE, rules: rulesOf(results) },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { WORKSPACE: { description: { text: 'The workspace folder that was checked.' } } },
    invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
    results,
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function differenceResult(difference: DifferenceFinding) {
  const { kind, path, message, old } = difference;
  return {
    ruleId: kind,
    level: 'error',
    message: { text: message },
    locations: [{ ...location(difference.new), logicalLocations: [{ fullyQualifiedName: path }] }],
    relatedLocations: [comparedWith(old, 0)],
  };
}

/** A warning is never an error: it does not change the verdict. */
function warningResult(warning: JoinedWarning) {
  const { rule, severity, message, olds } = warning;
  return {
    ruleId: rule,
    level: severity === 'error' || severity === 'warning' ? 'warning' : 'note',
    message: { text: message },
    locations: [location(warning.new)],
    relatedLocations: olds.map(comparedWith),
  };
}

/** The older text is in no file of the workspace, so only words lead to it. */
function comparedWith({ source, range }: Place, index: number) {
  return { id: index + 1, message: { text: `Compared with line ${range.start.line + 1} of ${source.name}.` } };
}

function problemResult(problem: ProblemFinding) {
  return {
    ruleId: problem.id,
    level: sarifLevel(problem.severity),
    message: { text: problem.message },
    locations: [location(problem.place)],
  };
}

/** In UTF-16 units. */
const MAX_SNIPPET = 1_000;

/** Places are below the workspace folder; lines and columns count from 1, and the end column is exclusive. */
function location({ source, span, range }: Place) {
  const text = source.text.slice(span.start, span.end);
  const region = {
    startLine: range.start.line + 1,
    startColumn: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    // A snippet is the whole region or nothing; large ones would only repeat the file.
    ...(text.length > 0 && text.length <= MAX_SNIPPET ? { snippet: { text } } : {}),
  };
  const uri = source.name.split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: 'WORKSPACE' }, region } };
}

/** What services show of a rule beside its results. Kinds and warnings have a page; problems say all there is by themselves. */
function rulesOf(results: readonly { readonly ruleId: string }[]) {
  const titles = new Map<string, Pick<RuleText, 'title' | 'page'>>();
  for (const format of FORMATS) {
    for (const [id, { title }] of format.kinds) titles.set(id, { title, page: differencePage(id) });
    for (const [id, { title }] of format.beyond?.rules ?? []) titles.set(id, { title, page: warningAddress(id) });
  }
  const ids = [...new Set(results.map(({ ruleId }) => ruleId))].sort();
  return ids.map((id) => ruleOf({ id, ...(titles.get(id) ?? { title: titleFrom(id) }) }));
}

interface RuleText {
  readonly id: string;
  readonly title: string;
  readonly page?: string;
}

function ruleOf({ id, title, page }: RuleText) {
  const about = { text: `${title}.` };
  const rule = { id, name: pascalCase(id), shortDescription: about, fullDescription: about };
  if (page === undefined) return { ...rule, help: { text: `${title}. The message of each result says what to do.` } };
  const help = {
    text: `${title}. With an example: ${page}`,
    markdown: `${title}. [What it means, with an example](${page})`,
  };
  return { ...rule, help, helpUri: page };
}

/** `avro-invalid-name` is "Avro invalid name". */
function titleFrom(id: string): string {
  const text = id.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function pascalCase(id: string): string {
  return id.toLowerCase().replace(/(?:^|[-_])(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function unavailableNotification(file: FileReport) {
  return { level: 'error', message: { text: `${file.file} could not be checked: ${file.reason}` } };
}

function sarifLevel(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}
