import { differencePage } from '../../common/documentation.js';
import type { Difference, Location } from '../../engine/difference.js';
import type { Comparison, SchemaVersion, Verdict } from '../../engine/judge/judge.js';
import type { CompatibilityLevel, Direction } from '../../engine/options.js';
import type { Severity } from '../../engine/problem.js';
import type { OutlineNode, ParsedSchema, SchemaFormat } from '../../engine/schemaFormat.js';
import type { Span } from '../../engine/text/span.js';
import type { EventWarning } from '../../engine/warning.js';
import { anchorsByAge, describeDifference } from '../../engine/words/describe.js';

/** One thing to underline: the same cause at the same place is one finding, however many versions it breaks. */
export interface Finding {
  /** The registry's name of the difference, or a stable id of our own. */
  readonly code: string;
  readonly link?: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  /** The differences or warnings behind it; empty where it is about neither. */
  readonly sources: readonly Source[];
}

export interface Source {
  readonly cause: Cause;
  readonly direction: Direction;
  readonly against: SchemaVersion;
  /** The place in the older text. */
  readonly older: Location;
}

/** What the registry would list, or what we say beside it. */
export type Cause = { readonly difference: Difference } | { readonly warning: EventWarning };

/** What a verdict has to say about the edited schema, in the order of the text. */
export function findingsOf(format: SchemaFormat, edited: ParsedSchema, verdict: Verdict): readonly Finding[] {
  const findings: Finding[] = [
    ...differenceFindings(format, edited, verdict),
    ...failureFindings(format, edited, verdict),
    ...typeFindings(format, edited, verdict),
    ...reservedFindings(format, edited, verdict),
  ];
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

interface Placed {
  readonly kind: string;
  readonly source: Source;
  readonly span: Span;
  readonly line: string;
  readonly advice: string;
}

function differenceFindings(format: SchemaFormat, edited: ParsedSchema, verdict: Verdict): readonly Finding[] {
  const places = new Map<string, Placed[]>();
  for (const comparison of verdict.comparisons) {
    for (const difference of comparison.result.differences) {
      if (difference.compatible) continue;
      const placed = place(format, edited, comparison, difference, verdict.level);
      const key = `${difference.kind} ${placed.span.start} ${placed.span.end}`;
      const here = places.get(key);
      if (here === undefined) places.set(key, [placed]);
      else here.push(placed);
    }
  }
  return [...places.values()].flatMap((placed): readonly Finding[] => {
    const [first] = placed;
    if (first === undefined) return [];
    const lines = [...new Set(placed.map(({ line }) => line))];
    const advice = [...new Set(placed.map((one) => one.advice).filter((text) => text !== ''))];
    const { kind } = first;
    const message = [lines.join('\n'), ...advice].join(lines.length > 1 ? '\n' : ' ');
    const sources = placed.map(({ source }) => source);
    return [{ code: kind, link: differencePage(kind), severity: 'error', span: first.span, message, sources }];
  });
}

function place(
  format: SchemaFormat,
  edited: ParsedSchema,
  comparison: Comparison,
  difference: Difference,
  level: CompatibilityLevel,
): Placed {
  const { direction, against } = comparison;
  const sides = anchorsByAge(difference, direction);
  const here = sides.new();
  const { consequence, cause, advice } = describeDifference(format, difference, direction, against.label);
  const elsewhere = here.document === null ? '' : ` The place is in ${here.document}, which this schema refers to.`;
  return {
    kind: difference.kind,
    source: { cause: { difference }, direction, against, older: sides.old() },
    span: here.document === null ? here.span : nameOrFirstLine(format, edited),
    line: `${prefix(level, direction)}: ${consequence} ${cause}${elsewhere}`,
    advice,
  };
}

/** The level always, and the direction where the level has two. */
function prefix(level: CompatibilityLevel, direction: Direction): string {
  return level.startsWith(direction) ? level : `${level} (${direction.toLowerCase()})`;
}

function failureFindings(format: SchemaFormat, edited: ParsedSchema, verdict: Verdict): readonly Finding[] {
  return verdict.comparisons.flatMap(({ result, direction, against }): readonly Finding[] => {
    if (result.failure === undefined) return [];
    const here = anchorsByAge(result.failure, direction).new();
    return [
      {
        code: 'comparison-failed',
        severity: 'error',
        span: here.document === null ? here.span : nameOrFirstLine(format, edited),
        message: `${prefix(verdict.level, direction)}: the registry could not compare this schema with ${against.label} and would refuse it. ${result.failure.message}`,
        sources: [],
      },
    ];
  });
}

const FORMAT_NAMES = { AVRO: 'an Avro schema', PROTOBUF: 'a Protobuf schema', JSON: 'a JSON Schema' } as const;

function typeFindings(format: SchemaFormat, edited: ParsedSchema, verdict: Verdict): readonly Finding[] {
  if (verdict.differentType === undefined) return [];
  const { label, schema } = verdict.differentType;
  return [
    {
      code: 'schema-type-changed',
      severity: 'error',
      span: nameOrFirstLine(format, edited),
      message: `${verdict.level}: this is ${FORMAT_NAMES[format.id]}, but ${label} is ${FORMAT_NAMES[schema.format]}. A subject keeps its type; use another subject.`,
      sources: [],
    },
  ];
}

function reservedFindings(format: SchemaFormat, edited: ParsedSchema, verdict: Verdict): readonly Finding[] {
  if (verdict.reservedFields.length === 0) return [];
  const outline = format.outline(edited);
  return verdict.reservedFields.map(({ kind, name, message }): Finding => {
    const node = kind === 'reserved-name-used' ? findByName(outline, name) : undefined;
    const span = node?.nameSpan ?? nameOrFirstLine(format, edited);
    return { code: kind, severity: 'error', span, message, sources: [] };
  });
}

function findByName(nodes: readonly OutlineNode[], name: string): OutlineNode | undefined {
  for (const node of nodes) {
    const found = node.name === name ? node : findByName(node.children, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where something concerns the schema as a whole: its name, not its whole text. */
export function nameOrFirstLine(format: SchemaFormat, edited: ParsedSchema): Span {
  const [root] = format.outline(edited);
  if (root !== undefined) return root.nameSpan;
  const { text } = edited.source;
  const start = text.search(/\S/);
  if (start < 0) return { start: 0, end: 0 };
  const length = text.slice(start).search(/[\r\n]/);
  return { start, end: length < 0 ? text.length : start + length };
}
