import { warningAddress } from '../../common/documentation.js';
import type { WarningSettings } from '../../common/settings/types.js';
import type { Location } from '../../engine/difference.js';
import type { Comparison, SchemaVersion, Verdict } from '../../engine/judge/judge.js';
import type { Direction } from '../../engine/options.js';
import type { Severity } from '../../engine/problem.js';
import type { ParsedSchema, SchemaFormat } from '../../engine/schemaFormat.js';
import type { EventWarning } from '../../engine/warning.js';
import { anchorsByAge } from '../../engine/words/describe.js';
import { describeWarning } from '../../engine/words/describeWarning.js';
import { nameOrFirstLine } from './findings.js';
import type { Finding, Source } from './findings.js';

/** A warning with its words, and with the severity that the settings give it. */
export interface SaidWarning {
  readonly warning: EventWarning;
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  readonly direction: Direction;
  readonly against: SchemaVersion;
  readonly old: Location;
  readonly new: Location;
}

/** What is to be said of events beside a verdict, without what the settings turn off. */
export function warningsOf(format: SchemaFormat, verdict: Verdict, settings: WarningSettings): readonly SaidWarning[] {
  return verdict.comparisons.flatMap((comparison) =>
    comparison.warnings().flatMap((warning) => saidOf(format, comparison, warning, settings)),
  );
}

/** The same as things to underline, each once per place, in the order of the text. */
export function warningFindings(
  format: SchemaFormat,
  edited: ParsedSchema,
  verdict: Verdict,
  settings: WarningSettings,
): readonly Finding[] {
  const said = warningsOf(format, verdict, settings).map((warning) => ({
    ...warning,
    span: warning.new.document === null ? warning.new.span : nameOrFirstLine(format, edited),
  }));
  const placeOf = ({ rule, span }: (typeof said)[number]) => `${rule} ${span.start} ${span.end}`;
  const places = new Map<string, Finding>();
  for (const { first, all, message } of joinVersions(said, placeOf, ({ against }) => against.label)) {
    const sources = all.map(sourceOf);
    const known = places.get(placeOf(first));
    if (known === undefined) {
      const { rule, severity, span } = first;
      places.set(placeOf(first), { code: rule, link: warningAddress(rule), severity, span, message, sources });
    } else {
      const more = { message: `${known.message}\n${message}`, sources: [...known.sources, ...sources] };
      places.set(placeOf(first), { ...known, ...more });
    }
  }
  return [...places.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function sourceOf({ warning, direction, against, old }: SaidWarning): Source {
  return { cause: { warning }, direction, against, older: old };
}

/** One warning of several versions. */
export interface JoinedVersions<W> {
  /** That of the version that was compared first. */
  readonly first: W;
  readonly all: readonly W[];
  /** The words of the first, with the other versions named. */
  readonly message: string;
}

/**
 * A compatible schema is compared with every version of a transitive level, and says the same of each: for a person it is
 * said once. Two causes at one place, against one version, stay two warnings.
 * @param placeOf tells places in the new text apart.
 */
export function joinVersions<W extends Pick<SaidWarning, 'rule' | 'direction' | 'message'>>(
  warnings: readonly W[],
  placeOf: (warning: W) => string,
  labelOf: (warning: W) => string,
): readonly JoinedVersions<W>[] {
  const groups = new Map<string, [W, ...W[]]>();
  const counts = new Map<string, number>();
  for (const warning of warnings) {
    const place = JSON.stringify([warning.rule, warning.direction, placeOf(warning)]);
    const inVersion = JSON.stringify([place, labelOf(warning)]);
    const count = (counts.get(inVersion) ?? 0) + 1;
    counts.set(inVersion, count);
    const key = `${place} ${count}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [warning]);
    else group.push(warning);
  }
  return [...groups.values()].map((all) => {
    const [first, ...others] = all;
    const also = others.length === 0 ? '' : ` The same holds for ${others.map(labelOf).join(', ')}.`;
    return { first, all, message: first.message + also };
  });
}

function saidOf(
  format: SchemaFormat,
  { direction, against }: Comparison,
  warning: EventWarning,
  settings: WarningSettings,
): readonly SaidWarning[] {
  const wanted = settings[warning.rule];
  if (wanted === 'off') return [];
  const { title, severity, message } = describeWarning(format, warning, direction, against.label);
  const sides = anchorsByAge(warning, direction);
  return [
    {
      warning,
      rule: warning.rule,
      title,
      severity: wanted ?? severity,
      message,
      direction,
      against,
      old: sides.old(),
      new: sides.new(),
    },
  ];
}
