import { stat } from 'node:fs/promises';
import path from 'node:path';
import { resolveReferences } from '../../common/baseline/references.js';
import { readTextFile } from '../../server/nodePorts.js';
import { relativePath } from '../../server/workspace/folders.js';
import { filesBelow } from '../check/schemaFiles.js';
import { UsageError } from '../io.js';
import type { ExitCode, Io } from '../io.js';
import { written } from '../outputs/outputs.js';
import { exitCodeOf } from '../report/fileReport.js';
import type { FileReport } from '../report/fileReport.js';
import type { FormatId } from '../../engine/options.js';
import { formatByName } from '../schemaFile.js';
import { fileReport, readSide, sameReferences } from './files.js';
import type { CompareFiles, NamedFile } from './options.js';
import { comparePair } from './pair.js';
import type { Side } from './pair.js';

/** Whether both sides are folders. @throws UsageError where only one of them is */
export async function areFolders(options: CompareFiles, cwd: string): Promise<boolean> {
  const [old, next] = await Promise.all([isFolder(cwd, options.old), isFolder(cwd, options.new)]);
  if (old !== next) throw new UsageError(`${old ? options.old : options.new} is a folder, but the other is none.`);
  return old;
}

/** Compares the schema files of two folders that have the same path below them. */
export async function compareFolders(options: CompareFiles, io: Io): Promise<ExitCode> {
  const [old, next] = await Promise.all([namesIn(io.cwd, options.old), namesIn(io.cwd, options.new)]);
  const files: FileReport[] = [];
  for (const name of [...new Set([...old, ...next])].sort()) {
    const isOld = old.has(name);
    files.push(isOld && next.has(name) ? await comparedPair(name, options, io.cwd) : lonely(name, options, isOld));
  }
  const report = { files, settingsProblems: [] };
  // What was added or removed is said in any case; it needs attention though it breaks nothing.
  const all = options.all || files.some(({ verdict }) => verdict === 'not-compared');
  await io.print(written(report, options.output, all));
  return exitCodeOf(report);
}

async function comparedPair(name: string, options: CompareFiles, cwd: string): Promise<FileReport> {
  const format = options.format ?? formatByName(name) ?? 'JSON';
  const sides = { ...options, format, old: path.join(options.old, name), new: path.join(options.new, name) };
  const [oldSide, newSide] = await Promise.all([
    sideOf(cwd, options.old, sides.old, format, options.oldReferences, 1),
    sideOf(cwd, options.new, sides.new, format, options.newReferences, 2),
  ]);
  const result = comparePair(format, oldSide, sameReferences(oldSide, newSide), options);
  return { ...fileReport(sides, result), file: name };
}

/** With the files of the same folder that it refers to, besides those that the options name. */
async function sideOf(
  cwd: string,
  folder: string,
  name: string,
  format: FormatId,
  named: readonly NamedFile[],
  version: number,
): Promise<Side> {
  const side = await readSide(cwd, name, named, version);
  const { references } = await resolveReferences(
    {
      file: path.resolve(cwd, name),
      folder: path.resolve(cwd, folder),
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
      readText: readTextFile,
    },
  );
  const given = new Set(side.source.references.map((reference) => reference.name));
  const more = references.filter((reference) => !given.has(reference.name));
  return { ...side, source: { ...side.source, references: [...more, ...side.source.references] } };
}

function lonely(name: string, options: CompareFiles, isOld: boolean): FileReport {
  const reason = isOld
    ? `The file was removed: ${options.new} does not have it.`
    : `The file was added: ${options.old} does not have it.`;
  return {
    file: name,
    format: options.format ?? formatByName(name) ?? 'JSON',
    verdict: 'not-compared',
    level: options.level,
    comparedWith: [],
    reason,
    problems: [],
    differences: [],
    warnings: [],
  };
}

async function namesIn(cwd: string, folder: string): Promise<ReadonlySet<string>> {
  const place = path.resolve(cwd, folder);
  const files = await filesBelow(place, (file) => formatByName(file) !== undefined);
  return new Set(files.map((file) => relativePath(place, file)));
}

async function isFolder(cwd: string, name: string): Promise<boolean> {
  return (await stat(path.resolve(cwd, name)).catch(() => undefined))?.isDirectory() === true;
}
