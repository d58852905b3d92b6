import { judge } from '../../engine/judge/judge.js';
import type { SchemaVersion } from '../../engine/judge/judge.js';
import type { SchemaReference } from '../../engine/schemaFormat.js';
import type { LoadedHistory } from '../../server/analysis/histories.js';
import { candidateOf, isComparable, judgeOptions, reasonOf } from '../../server/analysis/judging.js';
import { levelOf } from '../../server/analysis/target.js';
import type { Target } from '../../server/analysis/target.js';
import type { SchemaDocument } from '../../server/schemaDocument.js';
import type { FileReport } from '../report/fileReport.js';
import { differenceFindings, problemFindings, sourcesOf, warningFindings } from '../report/findings.js';

/** A file with everything that decides on it. */
export interface Subject {
  /** As the report calls it. */
  readonly name: string;
  readonly document: SchemaDocument;
  readonly target: Target;
  readonly references: readonly SchemaReference[];
  /** How the report calls the text of a reference: its file, where there is one. */
  readonly referenceName?: (reference: string) => string;
  /** Absent where the settings leave nothing to compare with. */
  readonly history?: LoadedHistory;
}

/** The verdict on one file, by the same steps as in the language server. */
export function reportOf({ name, document, target, references, referenceName, history }: Subject): FileReport {
  const { format } = target;
  const schema = document.parse(format, references);
  const rules = history === undefined || history.history.state === 'unavailable' ? undefined : history.history.rules;
  const level = levelOf(target, rules?.level);
  const sources = sourcesOf(schema, name, referenceName ?? ((reference) => reference));
  const problems = problemFindings(schema, 'new', sources);
  const judgeable = { target, schema, level };
  const base = {
    file: name,
    format: format.id,
    ...(target.subject === undefined ? {} : { subject: target.subject }),
    level,
    problems,
    reason: history === undefined ? target.reason : reasonOf(judgeable, history),
  };
  // Without a subject or a registry nobody has to read it but what reads the language.
  const forRegistry = target.subject !== undefined || target.question?.connection !== undefined;
  const invalid = problems.some(({ refused, severity }) => severity === 'error' || (refused && forRegistry));
  if (history === undefined || !isComparable(judgeable, history)) {
    const away = history?.history.state === 'unavailable';
    const verdict = invalid ? 'invalid' : away ? 'unavailable' : 'not-compared';
    return { ...base, verdict, comparedWith: [], differences: [], warnings: [] };
  }
  const { usable } = history.versions();
  const verdict = judge(format, candidateOf(schema, history), usable, judgeOptions(judgeable, history));
  const versions = (version: SchemaVersion) =>
    sourcesOf(version.schema, `${name} (${version.label})`, (reference) => `${reference} (${version.label})`);
  return {
    ...base,
    verdict: invalid ? 'invalid' : verdict.compatible ? 'compatible' : 'incompatible',
    comparedWith: [...new Set(verdict.comparisons.map(({ against }) => against.label))],
    differences: differenceFindings(format, verdict, sources, versions),
    warnings: warningFindings(format, verdict, sources, versions, target.settings.warnings),
  };
}
