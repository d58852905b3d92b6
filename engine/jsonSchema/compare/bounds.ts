import type { JsonKind } from '../kinds/verdicts.js';
import type { TypedShape } from '../model.js';
import { note } from './context.js';
import type { At } from './context.js';

/** The four kinds of one bound. */
export interface BoundKinds {
  readonly added: JsonKind;
  readonly removed: JsonKind;
  readonly increased: JsonKind;
  readonly decreased: JsonKind;
}

export const BOUNDS = {
  maxLength: kinds('MAX_LENGTH'),
  minLength: kinds('MIN_LENGTH'),
  maximum: kinds('MAXIMUM'),
  minimum: kinds('MINIMUM'),
  exclusiveMaximum: kinds('EXCLUSIVE_MAXIMUM'),
  exclusiveMinimum: kinds('EXCLUSIVE_MINIMUM'),
  maxProperties: kinds('MAX_PROPERTIES'),
  minProperties: kinds('MIN_PROPERTIES'),
  maxItems: kinds('MAX_ITEMS'),
  minItems: kinds('MIN_ITEMS'),
  maxContains: kinds('MAX_CONTAINS'),
  minContains: kinds('MIN_CONTAINS'),
} as const;

function kinds<N extends string>(name: N) {
  return {
    added: `${name}_ADDED`,
    removed: `${name}_REMOVED`,
    increased: `${name}_INCREASED`,
    decreased: `${name}_DECREASED`,
  } as const;
}

/** Notes how a bound changed, if it did. */
export function compareBound(
  at: At,
  keyword: keyof typeof BOUNDS,
  original: number | undefined,
  update: number | undefined,
  steps?: Parameters<typeof note>[3],
): void {
  if (original === update) return;
  const { added, removed, increased, decreased }: BoundKinds = BOUNDS[keyword];
  if (original === undefined) note(at, added, keyword, steps);
  else if (update === undefined) note(at, removed, keyword, steps);
  else note(at, original < update ? increased : decreased, keyword);
}

/** The number under a keyword of a shape. */
export function numberAt(shape: TypedShape, keyword: string): number | undefined {
  if (shape.bare) return undefined;
  const value = shape.json[keyword];
  return typeof value === 'number' ? value : undefined;
}

/** The integer under a keyword; 2019-09 and later cut off a fraction, earlier drafts refuse it. */
export function integerAt(shape: TypedShape, keyword: string): number | undefined {
  const value = numberAt(shape, keyword);
  return value === undefined ? undefined : Math.trunc(value);
}
