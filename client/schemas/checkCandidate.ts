import type { HistoryVersion, SubjectHistoryResult } from '../../common/protocol/requests.js';
import type { Verdict } from '../../engine/judge/judge.js';
import type { CompatibilityLevel, FormatId, RegistryProfile } from '../../engine/options.js';
import type { SchemaFormat, SchemaReference } from '../../engine/schemaFormat.js';

export interface Candidate {
  readonly format: FormatId;
  readonly text: string;
  readonly references: readonly SchemaReference[];
}

export type CandidateCheck =
  /** The text itself has errors; the first one in words. */
  | { readonly kind: 'invalid'; readonly message: string; readonly count: number }
  | { readonly kind: 'first' }
  | { readonly kind: 'compatible'; readonly level: CompatibilityLevel; readonly versions: readonly number[] }
  | {
      readonly kind: 'incompatible';
      readonly level: CompatibilityLevel;
      /** In words, one per problem. */
      readonly problems: readonly string[];
    }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** The engine's verdict before anything is sent, so that nobody is surprised by the registry's. */
export async function checkCandidate(
  candidate: Candidate,
  history: SubjectHistoryResult,
  profile: RegistryProfile,
): Promise<CandidateCheck> {
  // The engine is large: it is loaded when a check is asked for.
  const { formatOf, judge } = await import('./engine.js');
  const format = formatOf(candidate.format);
  const schema = format.parse({ text: candidate.text, references: candidate.references });
  const errors = schema.problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first !== undefined) return { kind: 'invalid', message: first.message, count: errors.length };
  if (history.state === 'no-subject') return { kind: 'first' };
  if (history.state === 'unavailable') return { kind: 'unavailable', reason: history.reason };
  if (history.staleSince !== undefined) return { kind: 'unavailable', reason: history.reason ?? '' };
  const verdict = judge(
    format,
    { label: 'the new schema', schema },
    history.versions.map((version) => parsed(formatOf, version)),
    {
      level: history.level,
      policy: history.policy,
      profile,
      validateFields: history.validateFields,
      ...(history.compatibilityGroup === undefined ? {} : { compatibilityGroup: history.compatibilityGroup }),
    },
  );
  if (verdict.compatible) {
    const compared = new Set(verdict.comparisons.map(({ against }) => against.label));
    const versions = history.versions.map(({ version }) => version).filter((version) => compared.has(label(version)));
    return { kind: 'compatible', level: history.level, versions };
  }
  return { kind: 'incompatible', level: history.level, problems: problemsOf(format, verdict) };
}

function problemsOf(format: SchemaFormat, verdict: Verdict): readonly string[] {
  const { differentType } = verdict;
  return [
    ...(differentType === undefined
      ? []
      : [`${differentType.label} is ${differentType.schema.format}, the new schema is ${format.id}.`]),
    ...verdict.comparisons.flatMap(({ against, direction, result }) => [
      ...(result.failure === undefined ? [] : [result.failure.message]),
      ...result.differences
        .filter(({ compatible }) => !compatible)
        .map((difference) => {
          const [reader, writer] =
            direction === 'BACKWARD' ? ['the new schema', against.label] : [against.label, 'the new schema'];
          const { kind, path, facts } = difference;
          return format.kinds.get(kind)?.explain({ reader, writer, direction, path, facts }) ?? `${kind} at ${path}`;
        }),
    ]),
    ...verdict.reservedFields.map(({ message }) => message),
  ];
}

function parsed(formatOf: (id: FormatId) => SchemaFormat, version: HistoryVersion) {
  const { format, text, references, metadata } = version;
  return {
    label: label(version.version),
    schema: formatOf(format).parse({ text, references }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function label(version: number): string {
  return `version ${version}`;
}
