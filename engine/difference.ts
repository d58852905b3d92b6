import type { Span } from './text/span.js';

/** A place in a schema's own text (`document` null) or in the text of the reference of that name. */
export interface Location {
  readonly document: string | null;
  readonly span: Span;
}

/**
 * Finds the place of a difference on one side. Computed on demand: most callers count differences before they point
 * at them, and positions cost a second look at the text.
 */
export type Anchor = () => Location;

/** What the wording of a difference needs, by name: `field`, `readerType`, `writerType`, `symbols`, … */
export type Facts = Readonly<Record<string, string>>;

/** One difference between a reader schema and a writer schema, as the registry would list it. */
export interface Difference {
  /** The registry's own name, e.g. `READER_FIELD_MISSING_DEFAULT_VALUE`. */
  readonly kind: string;
  /** The registry's logical path, e.g. `/fields/2` or `#/properties/name`; not a pointer into any document. */
  readonly path: string;
  readonly compatible: boolean;
  /** The place in the reader's text; the nearest enclosing node where the thing is absent there. */
  reader(): Location;
  /** The place in the writer's text; the nearest enclosing node where the thing is absent there. */
  writer(): Location;
  readonly facts: Facts;
  /** Set where the intended verdict deviates from a reference that crashes or hides the cause. */
  readonly note?: string;
}

/** A comparison that the reference answers with an exception: incompatible, without a difference. */
export interface ComparisonFailure {
  readonly message: string;
  readonly reader: Anchor;
  readonly writer: Anchor;
}

export interface CompareResult {
  readonly differences: readonly Difference[];
  readonly failure?: ComparisonFailure;
}

export function isCompatible(result: CompareResult): boolean {
  return result.failure === undefined && result.differences.every((difference) => difference.compatible);
}
