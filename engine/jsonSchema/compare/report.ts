import type { ComparisonFailure, Difference } from '../../difference.js';
import type { CompareOptions } from '../../options.js';
import { isCompatibleKind } from '../kinds/verdicts.js';
import type { Shape } from '../model.js';
import { placeOf } from '../places.js';
import type { Found } from './context.js';
import { factsOf } from './facts.js';
import { MAX_DIFFERENCES } from './schema.js';

export function differencesOf(found: readonly Found[], options: CompareOptions): readonly Difference[] {
  if (found.length === 0) return [];
  const lenient = options.policy === 'LENIENT' && options.profile !== '7.x';
  const listed = found.length > MAX_DIFFERENCES ? found.slice(0, MAX_DIFFERENCES) : found;
  return listed.map((entry) => differenceOf(entry, lenient, options));
}

/** A difference together with the two schemas it was found between, which fixes work on. */
export interface JsonDifference extends Difference {
  readonly found: Found;
  readonly options: CompareOptions;
}

export function isJsonDifference(difference: Difference): difference is JsonDifference {
  return 'found' in difference && 'options' in difference;
}

export function differenceOf(found: Found, lenient: boolean, options: CompareOptions): JsonDifference {
  const { kind, path, original, update, originalSteps, updateSteps } = found;
  let facts: Difference['facts'] | undefined;
  return {
    kind,
    path,
    found,
    options,
    compatible: isCompatibleKind(kind, lenient),
    reader: () => placeOf(update, updateSteps),
    writer: () => placeOf(original, originalSteps),
    get facts() {
      return (facts ??= factsOf(found, options));
    },
    ...(found.note === undefined ? {} : { note: found.note }),
  };
}

export function failureOf(original: Shape, update: Shape): ComparisonFailure {
  return {
    message:
      'The schemas combine too many branches, or nest too deeply, to be compared; the reference registry would not finish either.',
    reader: () => placeOf(update, []),
    writer: () => placeOf(original, []),
  };
}
