import { formatOf } from '../../engine/formats.js';
import { judge } from '../../engine/judge/judge.js';
import type { SchemaVersion } from '../../engine/judge/judge.js';
import type { FormatId } from '../../engine/options.js';
import { isRefused } from '../../engine/schemaFormat.js';
import type { ParsedSchema, SchemaSource } from '../../engine/schemaFormat.js';
import { differenceFindings, problemFindings, sourcesOf, warningFindings } from '../report/findings.js';
import type { DifferenceFinding, NamedSources, ProblemFinding, WarningFinding } from '../report/findings.js';
import type { SharedOptions } from './options.js';

/** One side of a comparison: its text and how people call it and its references. */
export interface Side {
  readonly name: string;
  readonly source: SchemaSource;
  readonly referenceName: (reference: string) => string;
}

/** The answer to one comparison. The words and places are worked out when they are asked for. */
export interface PairResult {
  readonly compatible: boolean;
  /** Kind, path and direction alone. */
  brief(): readonly Pick<DifferenceFinding, 'kind' | 'path' | 'compatible' | 'direction'>[];
  differences(): readonly DifferenceFinding[];
  warnings(): readonly WarningFinding[];
  problems(): readonly ProblemFinding[];
}

/** Compares two texts. A side that the registry would refuse makes the pair incompatible, with nothing compared. */
export function comparePair(format: FormatId, oldSide: Side, newSide: Side, options: SharedOptions): PairResult {
  const language = formatOf(format);
  const oldSchema = language.parse(oldSide.source);
  const newSchema = language.parse(newSide.source, oldSchema);
  const names = { old: namesOf(oldSchema, oldSide), new: namesOf(newSchema, newSide) };
  const problems = () => [
    ...problemFindings(oldSchema, 'old', names.old()),
    ...problemFindings(newSchema, 'new', names.new()),
  ];
  if (isRefused(oldSchema) || isRefused(newSchema)) {
    return { compatible: false, brief: () => [], differences: () => [], warnings: () => [], problems };
  }
  const previous: SchemaVersion = { label: 'the old schema', schema: oldSchema };
  const verdict = judge(language, { label: 'the new schema', schema: newSchema }, [previous], options);
  return {
    compatible: verdict.compatible,
    brief: () =>
      verdict.comparisons.flatMap(({ result, direction }) =>
        result.differences.map(({ kind, path, compatible }) => ({ kind, path, compatible, direction })),
      ),
    differences: () => differenceFindings(language, verdict, names.new(), names.old),
    warnings: () => warningFindings(language, verdict, names.new(), names.old, {}),
    problems,
  };
}

function namesOf(schema: ParsedSchema, side: Side): () => NamedSources {
  let sources: NamedSources | undefined;
  return () => (sources ??= sourcesOf(schema, side.name, side.referenceName));
}
