import type { Direction } from '../options.js';
import type { SchemaFormat, Wording } from '../schemaFormat.js';
import type { EventWarning, WarningRow, WarningSeverity, WitnessOutcome } from '../warning.js';
import { THIS_SCHEMA } from './describe.js';

/** A warning in words for a person. */
export interface WarningDescription {
  readonly title: string;
  readonly severity: WarningSeverity;
  /** "BACKWARD: the registry accepts this, but …" and what to do, as one message. */
  readonly message: string;
}

/** The words for one warning; `against` is the label of the version compared with, e.g. "version 3". */
export function describeWarning(
  format: SchemaFormat,
  { rule, facts }: EventWarning,
  direction: Direction,
  against: string,
): WarningDescription {
  const row = format.beyond?.rules.get(rule);
  if (row === undefined) return { title: rule, severity: 'warning', message: `${direction}: ${rule}.` };
  const [reader, writer] = direction === 'BACKWARD' ? [THIS_SCHEMA, against] : [against, THIS_SCHEMA];
  const wording: Wording = { reader, writer, direction, path: '', facts };
  return {
    title: row.title,
    severity: row.severity,
    message: `${direction}: ${openingOf(row, wording)} ${row.explain(wording)} ${row.advise(wording)}`,
  };
}

/** Who is concerned, and how. */
function openingOf({ severity, witness, onlyAsJson }: WarningRow, { reader, writer }: Wording): string {
  if (severity === 'hint') return 'The registry refuses this although no event can break.';
  const suffers = SUFFERS[witness.outcome];
  const events = onlyAsJson === undefined ? 'events' : 'events in JSON';
  return `The registry accepts this, but a consumer with ${reader} may ${suffers} ${events} written with ${writer}.`;
}

const SUFFERS: Readonly<Record<WitnessOutcome, string>> = {
  refused: 'refuse',
  misread: 'misread',
  lost: 'lose values of',
  readable: 'read',
};
