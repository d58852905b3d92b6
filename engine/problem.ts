import type { Span } from './text/span.js';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Something wrong with one schema text, compared with nothing. */
export interface Problem {
  /** Stable kebab-case id, e.g. `avro-duplicate-field`; documentation and settings refer to it. */
  readonly id: string;
  readonly severity: Severity;
  readonly span: Span;
  /** One sentence for a person: what is wrong here, and what to do. */
  readonly message: string;
  /** True when the registry of the chosen profile would not accept a schema with this problem at all. */
  readonly refused: boolean;
}
