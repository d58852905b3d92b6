import type { Anchor, Location, Difference } from '../difference.js';
import type { Direction } from '../options.js';
import type { SchemaFormat, Wording } from '../schemaFormat.js';

/** A difference in words for a person. */
export interface Description {
  /** Who could not read what: "A consumer with this schema could not read events written with version 3." */
  readonly consequence: string;
  /** What differs and why it matters, from the kind's row. */
  readonly cause: string;
  /** What to do; empty where nothing needs to be done. */
  readonly advice: string;
}

/** How the schema at hand is called in every sentence. */
export const THIS_SCHEMA = 'this schema';

/** The words for one difference; `against` is the label of the version compared with, e.g. "version 3". */
export function describeDifference(
  format: SchemaFormat,
  difference: Difference,
  direction: Direction,
  against: string,
): Description {
  const row = format.kinds.get(difference.kind);
  const wording = wordingOf(difference, direction, against);
  const note = difference.note === undefined ? '' : ` ${difference.note}`;
  return {
    consequence: difference.compatible ? '' : consequenceOf(direction, against),
    cause: (row?.explain(wording) ?? `${difference.kind} at ${difference.path}.`) + note,
    advice: difference.compatible ? '' : (row?.advise(wording) ?? ''),
  };
}

/** The words as one message: "BACKWARD: a consumer with …: cause. Advice." */
export function messageOf(description: Description, direction: Direction): string {
  const { consequence, cause, advice } = description;
  const opening = consequence === '' ? '' : `${direction}: ${consequence} `;
  return `${opening}${cause}${advice === '' ? '' : ` ${advice}`}`;
}

/** What an incompatibility in a direction means for the people who run consumers and producers. */
export function consequenceOf(direction: Direction, against: string): string {
  return direction === 'BACKWARD'
    ? `a consumer with ${THIS_SCHEMA} could not read events written with ${against}.`
    : `a consumer with ${against} could not read events written with ${THIS_SCHEMA}.`;
}

/** The anchors by age rather than by role: what is being checked is new, what it is compared with is old. */
export function anchorsByAge(
  sides: { reader(): Location; writer(): Location },
  direction: Direction,
): { readonly old: Anchor; readonly new: Anchor } {
  const [reader, writer] = [() => sides.reader(), () => sides.writer()];
  return direction === 'BACKWARD' ? { old: writer, new: reader } : { old: reader, new: writer };
}

function wordingOf(difference: Difference, direction: Direction, against: string): Wording {
  const [reader, writer] = direction === 'BACKWARD' ? [THIS_SCHEMA, against] : [against, THIS_SCHEMA];
  return { reader, writer, direction, path: difference.path, facts: difference.facts };
}
