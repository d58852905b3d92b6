import type { CompareResult } from '../difference.js';
import { isCompatible } from '../difference.js';
import { directionsOf, isTransitive } from '../options.js';
import type { CompareOptions, CompatibilityLevel, Direction } from '../options.js';
import type { ParsedSchema, SchemaFormat } from '../schemaFormat.js';
import type { EventWarning, WarnOptions } from '../warning.js';
import { reservedFieldFindings } from './reservedFields.js';
import type { ReservedFieldFinding } from './reservedFields.js';

/** `metadata.properties` of a registered schema. */
export type MetadataProperties = Readonly<Record<string, string>>;

/** One version of a subject, or the schema being edited. */
export interface SchemaVersion {
  /** How people call it: "version 3", "HEAD", "orders.v1.avsc". */
  readonly label: string;
  readonly schema: ParsedSchema;
  readonly metadata?: MetadataProperties;
}

export interface JudgeOptions extends CompareOptions {
  readonly level: CompatibilityLevel;
  /** Name of the metadata property whose value splits the history into groups (`compatibilityGroup`). */
  readonly compatibilityGroup?: string;
  /** Whether `confluent:reserved` names are enforced (`validateFields`). */
  readonly validateFields?: boolean;
}

/** The comparison with one version in one direction. */
export interface Comparison {
  readonly against: SchemaVersion;
  readonly direction: Direction;
  readonly result: CompareResult;
  readonly compatible: boolean;
  /** What the verdict does not say about events; worked out at the first call, and no part of the verdict. */
  warnings(): readonly EventWarning[];
}

export interface Verdict {
  readonly compatible: boolean;
  readonly level: CompatibilityLevel;
  /** What was compared, in the registry's order; a transitive walk ends with the first incompatible version. */
  readonly comparisons: readonly Comparison[];
  /** The version of another schema type that ended the check, if there was one. */
  readonly differentType?: SchemaVersion;
  readonly reservedFields: readonly ReservedFieldFinding[];
}

/**
 * The registry's verdict on a candidate. `history` is oldest first and holds no deleted version.
 *
 * Reference behaviour (CompatibilityChecker): the group filter comes before "latest" is picked; a transitive walk goes
 * newest first and stops at the first incompatible version; FULL lists forward differences before backward ones.
 */
export function judge(
  format: SchemaFormat,
  candidate: SchemaVersion,
  history: readonly SchemaVersion[],
  options: JudgeOptions,
): Verdict {
  const group = sameGroup(candidate, history, options.compatibilityGroup);
  const newestFirst = [...group].reverse();
  const reservedFields =
    options.validateFields === true ? reservedFieldFindings(format, candidate, newestFirst[0]) : [];
  const walked = walk(format, candidate, isTransitive(options.level) ? newestFirst : newestFirst.slice(0, 1), options);
  return {
    compatible: walked.differentType === undefined && walked.compatible && reservedFields.length === 0,
    level: options.level,
    comparisons: walked.comparisons,
    ...(walked.differentType === undefined ? {} : { differentType: walked.differentType }),
    reservedFields,
  };
}

interface Walk {
  readonly compatible: boolean;
  readonly comparisons: readonly Comparison[];
  readonly differentType?: SchemaVersion;
}

function walk(
  format: SchemaFormat,
  candidate: SchemaVersion,
  newestFirst: readonly SchemaVersion[],
  options: JudgeOptions,
): Walk {
  const directions = directionsOf(options.level);
  const comparisons: Comparison[] = [];
  if (directions.length === 0) return { compatible: true, comparisons };
  for (const against of newestFirst) {
    if (against.schema.format !== candidate.schema.format) {
      return { compatible: false, comparisons, differentType: against };
    }
    const here = directions.map((direction) => compareInDirection(format, candidate, against, direction, options));
    comparisons.push(...here);
    if (here.some((comparison) => !comparison.compatible)) return { compatible: false, comparisons };
  }
  return { compatible: true, comparisons };
}

function compareInDirection(
  format: SchemaFormat,
  candidate: SchemaVersion,
  against: SchemaVersion,
  direction: Direction,
  options: CompareOptions,
): Comparison {
  const [reader, writer] =
    direction === 'BACKWARD' ? [candidate.schema, against.schema] : [against.schema, candidate.schema];
  const result = format.compare(reader, writer, options);
  let warnings: readonly EventWarning[] | undefined;
  return {
    against,
    direction,
    result,
    compatible: isCompatible(result),
    warnings: () => (warnings ??= warningsOf(format, reader, writer, { ...options, direction })),
  };
}

/** Texts that are alike can have nothing between them, and are not even looked at. */
function warningsOf(
  format: SchemaFormat,
  reader: ParsedSchema,
  writer: ParsedSchema,
  options: WarnOptions,
): readonly EventWarning[] {
  if (format.beyond === undefined || isSameText(reader, writer)) return [];
  return format.beyond.warn(reader, writer, options);
}

function isSameText(reader: ParsedSchema, writer: ParsedSchema): boolean {
  const [ours, theirs] = [reader.source.references, writer.source.references];
  return (
    reader.source.text === writer.source.text &&
    ours.length === theirs.length &&
    ours.every(({ name, text }, index) => name === theirs[index]?.name && text === theirs[index].text)
  );
}

function sameGroup(
  candidate: SchemaVersion,
  history: readonly SchemaVersion[],
  group: string | undefined,
): readonly SchemaVersion[] {
  if (group === undefined) return history;
  const wanted = candidate.metadata?.[group];
  return history.filter((version) => version.metadata?.[group] === wanted);
}
