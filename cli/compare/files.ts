import type { SchemaReference } from '../../engine/schemaFormat.js';
import type { ExitCode, Io } from '../io.js';
import { written } from '../outputs/outputs.js';
import type { FileReport } from '../report/fileReport.js';
import { jsonDifference, jsonProblem, jsonWarning } from '../report/json.js';
import { printable } from '../report/printable.js';
import { counted, differenceText, problemText, warningText } from '../report/text.js';
import { knownFormat } from './options.js';
import type { CompareFiles, NamedFile } from './options.js';
import { comparePair } from './pair.js';
import type { PairResult, Side } from './pair.js';
import { readNamedText } from './readText.js';

export async function compareFiles(options: CompareFiles, io: Io): Promise<ExitCode> {
  const format = knownFormat(options);
  const [oldSide, newSide] = await Promise.all([
    readSide(io, options.old, options.oldReferences, 1),
    readSide(io, options.new, options.newReferences, 2),
  ]);
  const result = comparePair(format, oldSide, sameReferences(oldSide, newSide), options);
  await io.print(outputOf(options, result));
  return result.compatible ? 0 : 1;
}

export async function readSide(
  io: Pick<Io, 'cwd' | 'stdin'>,
  file: string,
  named: readonly NamedFile[],
  version: number,
): Promise<Side> {
  const own = await readNamedText(io, file);
  const references = await Promise.all(
    named.map(async ({ name, file: referenced }): Promise<SchemaReference> => {
      const { text: referencedText } = await readNamedText(io, referenced);
      return { name, subject: name, version, text: referencedText };
    }),
  );
  const files = new Map(named.map((reference) => [reference.name, reference.file]));
  return {
    name: own.name,
    source: { text: own.text, references },
    referenceName: (name) => files.get(name) ?? name,
  };
}

/** The same text under the same name is the same version of a subject, as it would be in a registry. */
export function sameReferences(oldSide: Side, newSide: Side): Side {
  const references = newSide.source.references.map((reference) => {
    const before = oldSide.source.references.find((candidate) => candidate.name === reference.name);
    return before?.text === reference.text ? before : reference;
  });
  return { ...newSide, source: { ...newSide.source, references } };
}

function outputOf(options: CompareFiles, result: PairResult): string {
  switch (options.output) {
    case 'text':
      return text(options, result);
    case 'json':
      return json(options, result);
    case 'sarif':
    case 'github':
    case 'junit':
      return written({ files: [fileReport(options, result)], settingsProblems: [] }, options.output, options.all);
  }
}

/** The comparison of two files as a report on the newer one. */
export function fileReport(options: CompareFiles, result: PairResult): FileReport {
  const problems = result.problems().filter(({ side }) => side === 'new');
  return {
    file: options.new,
    format: knownFormat(options),
    verdict: result.compatible ? 'compatible' : isRefused(result) ? 'invalid' : 'incompatible',
    level: options.level,
    comparedWith: [options.old],
    reason: '',
    problems,
    differences: result.differences(),
    warnings: result.warnings(),
  };
}

function isRefused(result: PairResult): boolean {
  return result.problems().some((problem) => problem.refused);
}

function json(options: CompareFiles, result: PairResult): string {
  const answer = {
    compatible: result.compatible,
    level: options.level,
    differences: result.differences().map(jsonDifference),
    warnings: result.warnings().map(jsonWarning),
    problems: result.problems().map(jsonProblem),
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

function text(options: CompareFiles, result: PairResult): string {
  const differences = result.differences();
  const breaking = differences.filter((difference) => !difference.compatible);
  const shown = options.all ? differences : breaking;
  const verdict = result.compatible
    ? 'compatible'
    : isRefused(result)
      ? 'refused: the registry would not accept a schema with these problems'
      : `incompatible: ${counted(breaking.length, 'breaking difference', 'breaking differences')}`;
  return [
    ...result.problems().map(problemText),
    ...shown.map(differenceText),
    ...result.warnings().map(warningText),
    `${printable(options.old)} → ${printable(options.new)} (${options.level}): ${verdict}\n`,
  ].join('');
}
