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
    comparison.warnings().flatMap((warning) => said(format, comparison, warning, settings)),
  );
}

/** The same as things to underline, each once per place, in the order of the text. */
export function warningFindings(
  format: SchemaFormat,
  edited: ParsedSchema,
  verdict: Verdict,
  settings: WarningSettings,
): readonly Finding[] {
  const places = new Map<string, Finding>();
  for (const said of warningsOf(format, verdict, settings)) {
    const { rule, severity, message, new: here } = said;
    const span = here.document === null ? here.span : nameOrFirstLine(format, edited);
    const key = `${rule} ${span.start} ${span.end}`;
    const known = places.get(key);
    if (known === undefined) {
      places.set(key, { code: rule, link: warningAddress(rule), severity, span, message, sources: [sourceOf(said)] });
    } else {
      const isSaid = known.message.split('\n').includes(message);
      const sources = [...known.sources, sourceOf(said)];
      places.set(key, { ...known, message: isSaid ? known.message : `${known.message}\n${message}`, sources });
    }
  }
  return [...places.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function sourceOf({ warning, direction, against, old }: SaidWarning): Source {
  return { cause: { warning }, direction, against, older: old };
}

function said(
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
