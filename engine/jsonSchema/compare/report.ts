import type { ComparisonFailure, Difference, Location } from '../../difference.js';
import type { CompareOptions } from '../../options.js';
import { isCompatibleKind } from '../kinds/verdicts.js';
import type { JsonKind } from '../kinds/verdicts.js';
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
  return new ReportedDifference(found, isCompatibleKind(found.kind, lenient), options);
}

/**
 * A class, because a getter in an object literal would give every difference a hidden class of its own, which keeps
 * both schemas alive until the next full collection.
 */
class ReportedDifference implements JsonDifference {
  readonly kind: JsonKind;
  readonly path: string;
  readonly note?: string;
  #facts: Difference['facts'] | undefined;

  constructor(
    readonly found: Found,
    readonly compatible: boolean,
    readonly options: CompareOptions,
  ) {
    this.kind = found.kind;
    this.path = found.path;
    if (found.note !== undefined) this.note = found.note;
  }

  get facts(): Difference['facts'] {
    return (this.#facts ??= factsOf(this.found, this.options));
  }

  reader(): Location {
    return placeOf(this.found.update, this.found.updateSteps);
  }

  writer(): Location {
    return placeOf(this.found.original, this.found.originalSteps);
  }
}

export function failureOf(original: Shape, update: Shape): ComparisonFailure {
  return {
    message:
      'The schemas combine too many branches, nest too deeply or match names in too many ways to be compared; the reference registry would not finish either.',
    reader: () => placeOf(update, []),
    writer: () => placeOf(original, []),
  };
}
