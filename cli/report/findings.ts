import type { WarningSettings } from '../../common/settings/types.js';
import type { Difference, Location } from '../../engine/difference.js';
import { formatOf } from '../../engine/formats.js';
import type { Comparison, SchemaVersion, Verdict } from '../../engine/judge/judge.js';
import type { Direction } from '../../engine/options.js';
import type { Problem, Severity } from '../../engine/problem.js';
import type { OutlineNode, ParsedSchema, SchemaFormat } from '../../engine/schemaFormat.js';
import { indexLines } from '../../engine/text/lines.js';
import type { LineIndex, LineRange } from '../../engine/text/lines.js';
import type { Span } from '../../engine/text/span.js';
import { anchorsByAge, describeDifference, messageOf } from '../../engine/words/describe.js';
import { nodesAt } from '../../server/analysis/outline.js';
import { warningsOf } from '../../server/analysis/warnings.js';

/** A text that findings point into. */
export interface SourceText {
  /** How people call it: a file name, `HEAD:orders.avsc`, `orders-value version 3`. */
  readonly name: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** The names of the outline around an offset, from the outside in; empty in texts that a schema only refers to. */
  elementAt(offset: number): readonly string[];
}

export interface Place {
  readonly source: SourceText;
  readonly span: Span;
  readonly range: LineRange;
}

export interface DifferenceFinding {
  readonly direction: Direction;
  readonly kind: string;
  readonly path: string;
  readonly compatible: boolean;
  /** The label of the version compared with. */
  readonly against: string;
  readonly message: string;
  readonly old: Place;
  readonly new: Place;
}

/** What the verdict does not say about events. */
export interface WarningFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly direction: Direction;
  /** The label of the version compared with. */
  readonly against: string;
  readonly message: string;
  readonly old: Place;
  readonly new: Place;
}

export interface ProblemFinding {
  readonly side: 'old' | 'new';
  readonly id: string;
  readonly severity: Severity;
  readonly refused: boolean;
  readonly message: string;
  readonly place: Place;
}

/** Names the texts of one parsed schema: its own, and those of its references. */
export type NamedSources = (location: Location) => SourceText;

/** Sources of a schema by the name of its file; `referenceName` says how a reference's text is called. */
export function sourcesOf(
  schema: ParsedSchema,
  name: string,
  referenceName: (reference: string) => string,
): NamedSources {
  const known = new Map<string | null, SourceText>();
  return ({ document }) => {
    const found = known.get(document);
    if (found !== undefined) return found;
    const text =
      document === null
        ? schema.source.text
        : (schema.source.references.find((reference) => reference.name === document)?.text ?? '');
    const source: SourceText = {
      name: document === null ? name : referenceName(document),
      text,
      lines: indexLines(text),
      elementAt: document === null ? elementsOf(schema) : () => [],
    };
    known.set(document, source);
    return source;
  };
}

function elementsOf(schema: ParsedSchema): SourceText['elementAt'] {
  let outline: readonly OutlineNode[] | undefined;
  return (offset) => {
    outline ??= formatOf(schema.format).outline(schema);
    return nodesAt(outline, offset).map(({ name }) => name);
  };
}

export function placeOf(sources: NamedSources, location: Location): Place {
  const source = sources(location);
  return { source, span: location.span, range: source.lines.rangeOf(location.span) };
}

/** The differences of a verdict in words and places, in the registry's order. */
export function differenceFindings(
  format: SchemaFormat,
  verdict: Verdict,
  candidate: NamedSources,
  versions: (version: SchemaVersion) => NamedSources,
): readonly DifferenceFinding[] {
  return verdict.comparisons.flatMap((comparison) => {
    const old = versions(comparison.against);
    const differences = comparison.result.differences.map((difference) =>
      differenceFinding(format, difference, comparison, candidate, old),
    );
    return [...differences, ...failureFindings(comparison, candidate, old)];
  });
}

function differenceFinding(
  format: SchemaFormat,
  difference: Difference,
  comparison: Comparison,
  candidate: NamedSources,
  old: NamedSources,
): DifferenceFinding {
  const { direction, against } = comparison;
  const anchors = anchorsByAge(difference, direction);
  return {
    direction,
    kind: difference.kind,
    path: difference.path,
    compatible: difference.compatible,
    against: against.label,
    message: messageOf(describeDifference(format, difference, direction, against.label), direction),
    old: placeOf(old, anchors.old()),
    new: placeOf(candidate, anchors.new()),
  };
}

/** The kind under which a comparison is reported that the registry answers with an exception. */
export const COMPARISON_FAILED = 'comparison-failed';

function failureFindings(
  comparison: Comparison,
  candidate: NamedSources,
  old: NamedSources,
): readonly DifferenceFinding[] {
  const { failure } = comparison.result;
  if (failure === undefined) return [];
  const anchors = anchorsByAge(failure, comparison.direction);
  return [
    {
      direction: comparison.direction,
      kind: COMPARISON_FAILED,
      path: '',
      compatible: false,
      against: comparison.against.label,
      message: `The registry cannot compare this schema with ${comparison.against.label}: ${failure.message}`,
      old: placeOf(old, anchors.old()),
      new: placeOf(candidate, anchors.new()),
    },
  ];
}

/** The warnings beside a verdict, in words and places; `settings` say how each is shown. */
export function warningFindings(
  format: SchemaFormat,
  verdict: Verdict,
  candidate: NamedSources,
  versions: (version: SchemaVersion) => NamedSources,
  settings: WarningSettings,
): readonly WarningFinding[] {
  const known = new Map<SchemaVersion, NamedSources>();
  const sourcesIn = (version: SchemaVersion): NamedSources => {
    const sources = known.get(version) ?? versions(version);
    known.set(version, sources);
    return sources;
  };
  return warningsOf(format, verdict, settings).map(({ rule, severity, direction, against, message, ...places }) => ({
    rule,
    severity,
    direction,
    against: against.label,
    message,
    old: placeOf(sourcesIn(against), places.old),
    new: placeOf(candidate, places.new),
  }));
}

export function problemFindings(
  schema: ParsedSchema,
  side: 'old' | 'new',
  sources: NamedSources,
): readonly ProblemFinding[] {
  return schema.problems.map((problem: Problem) => ({
    side,
    id: problem.id,
    severity: problem.severity,
    refused: problem.refused,
    message: problem.message,
    place: placeOf(sources, { document: null, span: problem.span }),
  }));
}
