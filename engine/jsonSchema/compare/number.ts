import type { TypedShape } from '../model.js';
import { compareBound, numberAt } from './bounds.js';
import { note } from './context.js';
import type { At } from './context.js';
import { decimalAt, integerPart, isMultiple, sameDecimal } from './values.js';
import type { Decimal } from './values.js';

/** The bounds, multipleOf, and integer against number. */
export function compareNumbers(at: At, original: TypedShape, update: TypedShape): void {
  compareBound(at, 'maximum', numberAt(original, 'maximum'), numberAt(update, 'maximum'));
  compareBound(at, 'minimum', numberAt(original, 'minimum'), numberAt(update, 'minimum'));
  compareExclusiveMaximum(at, original, update);
  compareBound(at, 'exclusiveMinimum', numberAt(original, 'exclusiveMinimum'), numberAt(update, 'exclusiveMinimum'));
  compareMultiples(at, original, update);
  if (original.integer !== update.integer) {
    note(at, original.integer ? 'TYPE_EXTENDED' : 'TYPE_NARROWED', undefined, {
      original: ['type'],
      update: ['type'],
    });
  }
}

const WITHOUT_MAXIMUM =
  'The reference registry fails on a lowered exclusiveMaximum without a maximum (a null pointer); this is the verdict that it means.';

/** The reference holds a lowered limit against the new `maximum`, where it should take the new limit. */
function compareExclusiveMaximum(at: At, original: TypedShape, update: TypedShape): void {
  const before = numberAt(original, 'exclusiveMaximum');
  const after = numberAt(update, 'exclusiveMaximum');
  if (before === undefined || after === undefined || before < after) {
    compareBound(at, 'exclusiveMaximum', before, after);
    return;
  }
  if (sameDecimal(decimalOf(original, 'exclusiveMaximum'), decimalOf(update, 'exclusiveMaximum'))) return;
  const maximum = numberAt(update, 'maximum');
  if (maximum === undefined) {
    const decreased = before > after;
    if (decreased) {
      note(at, 'EXCLUSIVE_MAXIMUM_DECREASED', 'exclusiveMaximum', { note: WITHOUT_MAXIMUM });
    }
  } else if (before > maximum) {
    note(at, 'EXCLUSIVE_MAXIMUM_DECREASED', 'exclusiveMaximum');
  }
}

const BELOW_ONE =
  'The reference registry fails on a multipleOf below 1 (a division by zero); this is the verdict that it means.';

/** Compared as decimals, then divided as integers with the fraction cut off: 2 → 2.0 is a change, and an expansion. */
function compareMultiples(at: At, original: TypedShape, update: TypedShape): void {
  const before = decimalOf(original, 'multipleOf');
  const after = decimalOf(update, 'multipleOf');
  if (sameDecimal(before, after)) return;
  if (before === undefined) note(at, 'MULTIPLE_OF_ADDED', 'multipleOf');
  else if (after === undefined) note(at, 'MULTIPLE_OF_REMOVED', 'multipleOf');
  else if (integerPart(before) === 0n) note(at, exactly(before, after), 'multipleOf', { note: BELOW_ONE });
  else note(at, asIntegers(integerPart(before), integerPart(after)), 'multipleOf');
}

type MultipleKind = 'MULTIPLE_OF_EXPANDED' | 'MULTIPLE_OF_REDUCED' | 'MULTIPLE_OF_CHANGED';

function asIntegers(before: bigint, after: bigint): MultipleKind {
  if (after % before === 0n) return 'MULTIPLE_OF_EXPANDED';
  return before % after === 0n ? 'MULTIPLE_OF_REDUCED' : 'MULTIPLE_OF_CHANGED';
}

function exactly(before: Decimal, after: Decimal): MultipleKind {
  if (isMultiple(after, before)) return 'MULTIPLE_OF_EXPANDED';
  return isMultiple(before, after) ? 'MULTIPLE_OF_REDUCED' : 'MULTIPLE_OF_CHANGED';
}

function decimalOf(shape: TypedShape, keyword: string): Decimal | undefined {
  return shape.bare ? undefined : decimalAt(shape.load.document, shape.json, keyword);
}
