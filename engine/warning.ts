import type { Anchor, Facts, Location } from './difference.js';
import type { CompareOptions, CompatibilityPolicy, Direction } from './options.js';
import type { FixProposal, Wording } from './schemaFormat.js';

/**
 * `warning`: the registry accepts, but some event is refused, lost or misread. `information`: the same where only some
 * readers, or only readers of JSON, are concerned. `hint`: the registry refuses, although no event can break.
 */
export type WarningSeverity = 'warning' | 'information' | 'hint';

/** Something that the registry's verdict does not say about the events of two schemas. Never changes the verdict. */
export interface EventWarning {
  /** The id of its row, e.g. `avro-decimal-scale-changed`. */
  readonly rule: string;
  /** The place in the reader's text; the nearest enclosing node where the thing is absent there. */
  readonly reader: Anchor;
  /** The place in the writer's text; the nearest enclosing node where the thing is absent there. */
  readonly writer: Anchor;
  readonly facts: Facts;
}

/** What becomes of the witness event in the hands of a reader. */
export type WitnessOutcome = 'refused' | 'misread' | 'lost' | 'readable';

/** A concrete pair of schemas and an event that shows a rule; the tests write and read it with independent libraries. */
export interface Witness {
  readonly writer: string;
  readonly reader: string;
  /** The event as JSON, as the writer means it. */
  readonly event: string;
  readonly outcome: WitnessOutcome;
  /** The policy under which the registry accepts it, where not under every one. */
  readonly policy?: CompatibilityPolicy;
  /** One sentence on what the reader gets. */
  readonly seen: string;
}

/** One rule beyond the registry: a row of the format's table. Words are made here and nowhere else. */
export interface WarningRow {
  /** Stable kebab-case id; settings and documentation refer to it. */
  readonly rule: string;
  readonly title: string;
  readonly severity: WarningSeverity;
  /** Concerns events only where they are JSON, in a format that is binary. */
  readonly onlyAsJson?: true;
  /** What happens to events, and why: one or two plain sentences. */
  explain(wording: Wording): string;
  /** What to do about it: one imperative sentence. */
  advise(wording: Wording): string;
  readonly witness: Witness;
}

export interface WarnOptions extends CompareOptions {
  /** Which of the two is being edited: the reader when BACKWARD, the writer when FORWARD. */
  readonly direction: Direction;
}

/** What a format knows beyond the registry. */
export interface BeyondRegistry<S> {
  readonly rules: ReadonlyMap<string, WarningRow>;
  /** What may happen to events of the writer in the hands of the reader. Never throws; called when somebody looks. */
  warn(reader: S, writer: S, options: WarnOptions): readonly EventWarning[];
  /** Changes worth trying that could make a warning needless; their effect is verified by the caller. */
  proposeFixes?(context: WarningFixContext<S>): readonly FixProposal[];
}

/** A warning together with the two schemas as the author sees them: what is being edited, and what was there. */
export interface WarningFixContext<S> {
  readonly warning: EventWarning;
  readonly direction: Direction;
  readonly edited: S;
  readonly baseline: S;
  /** The place of the warning in the edited text. */
  readonly location: Location;
}

/** One of two texts: for who edits the schema that reads, or for who edits the one that events are written with. */
export function forSide({ direction }: Pick<Wording, 'direction'>, reader: string, writer: string): string {
  return direction === 'BACKWARD' ? reader : writer;
}

/** The rows by their ids. */
export function ruleTable(rows: readonly WarningRow[]): ReadonlyMap<string, WarningRow> {
  return new Map(rows.map((row) => [row.rule, row]));
}
