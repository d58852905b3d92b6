import path from 'node:path';
import { resolveReferences } from '../../common/baseline/references.js';
import type { FormatId } from '../../engine/options.js';
import { UsageError } from '../io.js';
import type { ExitCode, Io } from '../io.js';
import { written } from '../outputs/outputs.js';
import { exitCodeOf } from '../report/fileReport.js';
import type { FileReport } from '../report/fileReport.js';
import { formatByName } from '../schemaFile.js';
import { fileReport, readSide, sameReferences } from './files.js';
import type { CompareFiles, NamedFile } from './options.js';
import { comparePair } from './pair.js';
import type { Side } from './pair.js';
import { STDIN } from './readText.js';
import { treeOf } from './tree.js';
import type { Tree } from './tree.js';

export interface Trees {
  readonly old: Tree;
  readonly new: Tree;
}

/** Both sides, where they are folders. @throws UsageError where only one of them is */
export async function treesOf(options: CompareFiles, cwd: string): Promise<Trees | undefined> {
  if (options.old === STDIN || options.new === STDIN) return undefined;
  const [old, next] = await Promise.all([treeOf(cwd, options.old), treeOf(cwd, options.new)]);
  if (old === undefined && next === undefined) return undefined;
  if (old !== undefined && next !== undefined) return { old, new: next };
  const [folder, other] = old === undefined ? [options.new, options.old] : [options.old, options.new];
  throw new UsageError(`${folder} is a folder, but ${other} is a file, or not there at all.`);
}

/** Compares the schema files of two folders that have the same path below them. @throws Error where there is no such file */
export async function compareFolders(trees: Trees, options: CompareFiles, io: Io): Promise<ExitCode> {
  const names = [...new Set([...trees.old.files, ...trees.new.files])].sort();
  if (names.length === 0) {
    throw new Error(
      `there is no schema file in ${options.old} and ${options.new}: none ends in .avsc, .proto or .json.`,
    );
  }
  const files: FileReport[] = [];
  for (const name of names) {
    files.push(await reportOn(name, trees, options, io));
  }
  const report = { files, settingsProblems: [] };
  // What was added or removed is said in any case; it needs attention though it breaks nothing.
  const all = options.all || files.some(({ verdict }) => verdict === 'not-compared');
  await io.print(written(report, options.output, all));
  return exitCodeOf(report);
}

async function reportOn(name: string, trees: Trees, options: CompareFiles, io: Io): Promise<FileReport> {
  const format = options.format ?? formatByName(name) ?? 'JSON';
  const sides = { ...options, format, old: trees.old.nameOf(name), new: trees.new.nameOf(name) };
  const isNew = !trees.old.files.has(name);
  if (!trees.new.files.has(name)) return removed(name, format, options);
  const newSide = await sideOf(io, trees.new, name, format, options.newReferences, 2);
  // A file that is new has nothing to break, but it has to be a schema.
  const oldSide = isNew ? newSide : await sideOf(io, trees.old, name, format, options.oldReferences, 1);
  const report = fileReport(sides, comparePair(format, oldSide, sameReferences(oldSide, newSide), options));
  if (!isNew) return { ...report, file: name };
  const reason = `The file was added: ${options.old} does not have it.`;
  const verdict = report.verdict === 'invalid' ? 'invalid' : 'not-compared';
  return { ...report, file: name, verdict, reason, comparedWith: [], differences: [], warnings: [] };
}

/** With the files of the same folder that it refers to, besides those that the options name. */
async function sideOf(
  io: Io,
  tree: Tree,
  name: string,
  format: FormatId,
  named: readonly NamedFile[],
  version: number,
): Promise<Side> {
  const side = await readSide(io, tree.nameOf(name), named, version);
  const { references, files } = await resolveReferences(
    {
      file: path.join(tree.folder, name),
      folder: tree.folder,
      format,
      baseline: { kind: 'none' },
      references: [],
      text: side.source.text,
    },
    {
      registry: {
        subjectHistory: () => Promise.resolve({ state: 'no-subject' }),
        subjectVersion: () => Promise.resolve({ state: 'not-found' }),
      },
      readText: tree.readText,
    },
  );
  const given = new Set(side.source.references.map((reference) => reference.name));
  const more = references.filter((reference) => !given.has(reference.name));
  return {
    ...side,
    source: { ...side.source, references: [...more, ...side.source.references] },
    referenceName: (reference) => {
      const file = given.has(reference) ? undefined : files.get(reference);
      return file === undefined
        ? side.referenceName(reference)
        : tree.nameOf(path.relative(tree.folder, file).split(path.sep).join('/'));
    },
  };
}

function removed(name: string, format: FormatId, options: CompareFiles): FileReport {
  return {
    file: name,
    format,
    verdict: 'not-compared',
    level: options.level,
    comparedWith: [],
    reason: `The file was removed: ${options.new} does not have it.`,
    problems: [],
    differences: [],
    warnings: [],
  };
}
