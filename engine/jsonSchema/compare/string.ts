import type { TypedShape } from '../model.js';
import { compareBound, integerAt } from './bounds.js';
import { note } from './context.js';
import type { At } from './context.js';

/** maxLength, minLength and pattern. `format` is not compared. */
export function compareStrings(at: At, original: TypedShape, update: TypedShape): void {
  compareBound(at, 'maxLength', integerAt(original, 'maxLength'), integerAt(update, 'maxLength'));
  compareBound(at, 'minLength', integerAt(original, 'minLength'), integerAt(update, 'minLength'));
  const before = patternOf(original);
  const after = patternOf(update);
  if (before === after) return;
  if (before === undefined) note(at, 'PATTERN_ADDED', 'pattern');
  else if (after === undefined) note(at, 'PATTERN_REMOVED', 'pattern');
  else note(at, 'PATTERN_CHANGED', 'pattern');
}

function patternOf(shape: TypedShape): string | undefined {
  const pattern = shape.bare ? undefined : shape.json['pattern'];
  return typeof pattern === 'string' ? pattern : undefined;
}
