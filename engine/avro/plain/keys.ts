import type { PrimitiveKind } from '../model.js';
import { CLOSE_BRACE, goesOn, QUOTE, skipColon, skipPlainText, skipSpace } from './scan.js';
import type { Scan } from './scan.js';

/** The attributes that decide what a schema means, and one word for all others. */
export type Attribute =
  | 'name'
  | 'namespace'
  | 'type'
  | 'fields'
  | 'items'
  | 'values'
  | 'symbols'
  | 'size'
  | 'default'
  | 'aliases'
  | 'order'
  | 'logicalType';

/** What comes next in an object: an attribute, of which `at` is the value then, or its end. */
export type Next = Attribute | 'other' | 'end' | 'close';

/**
 * What stood between two values the last time: a comma, a name in quotes, a colon, and the white space of whoever wrote the
 * text. A text mostly goes on as it began, and to compare it with that costs a fraction of reading it sign by sign.
 */
export interface Habit {
  text: string;
  next: Next | undefined;
}

export function newHabit(): Habit {
  // No text has this sign outside of its quotes.
  return { text: '\0', next: undefined };
}

/** Steps into an object, whose brace is at `at`; undefined where the text is not plain. */
export function firstKey(scan: Scan): Next | undefined {
  scan.at++;
  if (skipSpace(scan) !== CLOSE_BRACE) return readKey(scan);
  scan.at++;
  return 'end';
}

/** Goes on behind the value of an attribute; undefined where the text is not plain. */
export function nextKey(scan: Scan): Next | undefined {
  const more = goesOn(scan, CLOSE_BRACE);
  if (more !== true) return more === false ? 'end' : undefined;
  skipSpace(scan);
  return readKey(scan);
}

export function byHabit(scan: Scan, habit: Habit, read: (scan: Scan) => Next | undefined): Next | undefined {
  const { text, at } = scan;
  if (text.startsWith(habit.text, at)) {
    scan.at = at + habit.text.length;
    skipSpace(scan);
    return habit.next;
  }
  habit.next = read(scan);
  habit.text = text.slice(at, scan.at);
  return habit.next;
}

function readKey(scan: Scan): Next | undefined {
  if (scan.text.charCodeAt(scan.at) !== QUOTE) return undefined;
  const attribute = readAttribute(scan) ?? 'other';
  if (attribute === 'other' && !skipPlainText(scan)) return undefined;
  return skipColon(scan) ? attribute : undefined;
}

/** Steps over the name of an attribute in quotes; undefined, without a step, where it is none of them. */
function readAttribute(scan: Scan): Attribute | undefined {
  switch (scan.text.charCodeAt(scan.at + 1)) {
    case 97:
      return word(scan, 'aliases');
    case 100:
      return word(scan, 'default');
    case 102:
      return word(scan, 'fields');
    case 105:
      return word(scan, 'items');
    case 108:
      return word(scan, 'logicalType');
    case 110:
      return word(scan, 'name') ?? word(scan, 'namespace');
    case 111:
      return word(scan, 'order');
    case 115:
      return word(scan, 'symbols') ?? word(scan, 'size');
    case 116:
      return word(scan, 'type');
    case 118:
      return word(scan, 'values');
    default:
      return undefined;
  }
}

/** Steps over the name of a primitive type in quotes; undefined, without a step, where it is none. */
export function readPrimitive(scan: Scan): PrimitiveKind | undefined {
  switch (scan.text.charCodeAt(scan.at + 1)) {
    case 98:
      return word(scan, 'boolean') ?? word(scan, 'bytes');
    case 100:
      return word(scan, 'double');
    case 102:
      return word(scan, 'float');
    case 105:
      return word(scan, 'int');
    case 108:
      return word(scan, 'long');
    case 110:
      return word(scan, 'null');
    case 115:
      return word(scan, 'string');
    default:
      return undefined;
  }
}

export type Composite = 'record' | 'error' | 'enum' | 'fixed' | 'array' | 'map';

/** Steps over the name of a composite type in quotes; undefined, without a step, where it is none. */
export function readComposite(scan: Scan): Composite | undefined {
  switch (scan.text.charCodeAt(scan.at + 1)) {
    case 97:
      return word(scan, 'array');
    case 101:
      return word(scan, 'enum') ?? word(scan, 'error');
    case 102:
      return word(scan, 'fixed');
    case 109:
      return word(scan, 'map');
    case 114:
      return word(scan, 'record');
    default:
      return undefined;
  }
}

/** By hand: of short words it costs half of `startsWith`. */
function word<T extends string>(scan: Scan, expected: T): T | undefined {
  const { text } = scan;
  const start = scan.at + 1;
  const { length } = expected;
  if (text.charCodeAt(start + length) !== 34) return undefined;
  for (let i = 1; i < length; i++) {
    if (text.charCodeAt(start + i) !== expected.charCodeAt(i)) return undefined;
  }
  scan.at = start + length + 1;
  return expected;
}
