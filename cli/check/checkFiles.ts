import { gitFilesAt } from '../../common/baseline/git.js';
import type { GitFile } from '../../common/baseline/git.js';
import { historyFromGit } from '../../common/baseline/gitHistory.js';
import { gitReader } from '../../common/baseline/gitReader.js';
import type { ReadAtRevision } from '../../common/baseline/gitReader.js';
import type { BaselinePorts, BaselineQuestion, History, ResolvedReferences } from '../../common/baseline/history.js';
import { resolveReferences } from '../../common/baseline/references.js';
import { resolveHistory } from '../../common/baseline/resolveHistory.js';
import { formatOf } from '../../engine/formats.js';
import type { SchemaReference } from '../../engine/schemaFormat.js';
import { loaded } from '../../server/analysis/histories.js';
import type { ParseVersion } from '../../server/analysis/histories.js';
import { levelOf } from '../../server/analysis/target.js';
import { mentionsOthers, NO_REFERENCES } from '../../server/analysis/referenceTexts.js';
import { readTextFile } from '../../server/nodePorts.js';
import type { SchemaDocument } from '../../server/schemaDocument.js';
import { relativePath } from '../../server/workspace/folders.js';
import type { FileReport } from '../report/fileReport.js';
import { openFiles } from './openFile.js';
import type { CheckSurroundings, OpenedFile, UnreadableFile } from './openFile.js';
import { reportOf } from './reportOf.js';

/** Files that are held in memory at once; git answers for all of them together. */
const AT_ONCE = 500;

/** Checks files (absolute paths) as the editor would, in their order. */
export async function checkFiles(
  files: readonly string[],
  surroundings: CheckSurroundings,
  readText: BaselinePorts['readText'] = rememberingReader(),
): Promise<readonly FileReport[]> {
  const ports: BaselinePorts = { registry: surroundings.registry, readText };
  const reports: FileReport[] = [];
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const { opened, unreadable } = await openFiles(files.slice(start, start + AT_ONCE), surroundings);
    const former: Former = { files: await formerFiles(opened), read: gitReader() };
    const checked = await Promise.all(opened.map((one) => checkOne(one, former, ports, surroundings.folder)));
    const byName = new Map([...checked, ...unreadable.map(unreadableReport)].map((report) => [report.file, report]));
    const names = files.slice(start, start + AT_ONCE).map((file) => relativePath(surroundings.folder, file));
    reports.push(...names.flatMap((name) => byName.get(name) ?? []));
  }
  return reports;
}

/** What git says of the checked files, and how it is asked for those that they refer to. */
interface Former {
  readonly files: ReadonlyMap<string, GitFile>;
  readonly read: ReadAtRevision;
}

/** The contents at their git baselines, with one question to git per revision. */
async function formerFiles(opened: readonly OpenedFile[]): Promise<Former['files']> {
  const byRef = new Map<string, string[]>();
  for (const { file, target } of opened) {
    const baseline = target.question?.baseline;
    if (baseline?.kind === 'git') byRef.set(baseline.ref, [...(byRef.get(baseline.ref) ?? []), file]);
  }
  const former = new Map<string, GitFile>();
  for (const [ref, files] of byRef) {
    const answers = await gitFilesAt(files, ref);
    answers.forEach((answer, index) => former.set(files[index] ?? '', answer));
  }
  return former;
}

async function checkOne(opened: OpenedFile, former: Former, ports: BaselinePorts, folder: string): Promise<FileReport> {
  const { document, target, name } = opened;
  const subject = { name, document, target };
  if (target.question === undefined) return reportOf({ ...subject, references: NO_REFERENCES });
  const history = await historyOf(target.question, former, ports);
  const { references, files } = await referencesOf(target.question, document, history, ports);
  const referenceName = (reference: string) => {
    const file = files.get(reference);
    return file === undefined ? reference : relativePath(folder, file);
  };
  return reportOf({
    ...subject,
    references,
    referenceName,
    history: loaded(history, parseOnce(opened, references)),
  });
}

/** One that cannot be read never looks like one that was checked. */
function unreadableReport({ name, target, reason }: UnreadableFile): FileReport {
  return {
    file: name,
    format: target.format.id,
    ...(target.subject === undefined ? {} : { subject: target.subject }),
    verdict: 'unavailable',
    level: levelOf(target, undefined),
    comparedWith: [],
    reason,
    problems: [],
    differences: [],
    warnings: [],
  };
}

function historyOf(question: BaselineQuestion, former: Former, ports: BaselinePorts): Promise<History> {
  const { baseline, file } = question;
  const known = former.files.get(file);
  return baseline.kind === 'git' && known !== undefined
    ? historyFromGit(question, baseline.ref, known, ports, former.read)
    : resolveHistory(question, ports);
}

/** Most files of a check are what they were: such a version is not parsed a second time. */
function parseOnce({ document, target }: OpenedFile, references: readonly SchemaReference[]): ParseVersion {
  return (format, source, like) => {
    if (format !== target.format.id) return formatOf(format).parse(source, like);
    const own = document.parse(target.format, references);
    const isOwn = source.text === document.text && sameTexts(source.references, references);
    return isOwn ? own : target.format.parse(source, like ?? own);
  };
}

function sameTexts(before: readonly SchemaReference[], now: readonly SchemaReference[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ name, text }, index) => now[index]?.name === name && now[index].text === text)
  );
}

async function referencesOf(
  question: BaselineQuestion,
  document: SchemaDocument,
  history: History,
  ports: BaselinePorts,
): Promise<Pick<ResolvedReferences, 'references' | 'files'>> {
  const known = history.state === 'found' ? history.versions.at(-1)?.source.references : undefined;
  const asked = { ...question, text: document.text, ...(known === undefined ? {} : { known }) };
  return mentionsOthers(asked) ? resolveReferences(asked, ports) : { references: NO_REFERENCES, files: new Map() };
}

/** Files that many schemas refer to are read once; a check is over before they change. */
export function rememberingReader(): (path: string) => Promise<string | undefined> {
  const known = new Map<string, Promise<string | undefined>>();
  return (path) => {
    const text = known.get(path) ?? readTextFile(path);
    known.set(path, text);
    return text;
  };
}
