import type { CompareResult, Difference, Facts, Location } from './difference.js';
import type { CompareOptions, Direction, FormatId } from './options.js';
import type { Problem } from './problem.js';
import type { Span, TextEdit } from './text/span.js';
import type { BeyondRegistry } from './warning.js';

/** A schema that another schema names, with its own text. References are given flat: also those of references. */
export interface SchemaReference {
  /** The name by which schemas refer to it: a full Avro name, an import path, or a `$ref` address. */
  readonly name: string;
  readonly subject: string;
  readonly version: number;
  readonly text: string;
}

export interface SchemaSource {
  readonly text: string;
  readonly references: readonly SchemaReference[];
}

/** What every format's parse yields: always something, with the problems beside it. */
export interface ParsedSchema {
  readonly format: FormatId;
  readonly source: SchemaSource;
  /** Every problem found, in text order. May be worked out when it is asked for. */
  readonly problems: readonly Problem[];
  /** Whether one of the problems is `refused`, where the format knows that without working them all out. */
  readonly refused?: boolean;
}

/** Whether the registry would not accept the schema at all. */
export function isRefused(schema: ParsedSchema): boolean {
  return schema.refused ?? schema.problems.some((problem) => problem.refused);
}

/** Whether the schema is wrong in its own language, and not only more than the registry reads. */
export function isBroken(schema: ParsedSchema): boolean {
  return isRefused(schema) && schema.problems.some(({ refused, severity }) => refused && severity === 'error');
}

/** A node of the outline: a record, message, field, enum symbol, property … */
export interface OutlineNode {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'schema' | 'record' | 'field' | 'enum' | 'symbol' | 'union' | 'service' | 'method';
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly OutlineNode[];
}

/** How the two sides of a difference are called in a sentence, e.g. "the new schema" and "version 3". */
export interface Wording {
  readonly reader: string;
  readonly writer: string;
  readonly direction: Direction;
  readonly path: string;
  readonly facts: Facts;
}

/** One kind of difference: a row of the format's table. Words are made here and nowhere else. */
export interface KindRow {
  readonly kind: string;
  /** A short title for lists and documentation, e.g. "Field without default added". */
  readonly title: string;
  /** The verdict under each policy. */
  readonly compatible: { readonly STRICT: boolean; readonly LENIENT: boolean };
  /** Who cannot read what, and why: one or two plain sentences. */
  explain(wording: Wording): string;
  /** What to do about it: one imperative sentence; empty where the difference is compatible. */
  advise(wording: Wording): string;
}

/** A change of the new text that could repair a difference; offered only after `verifiedFixes` has tried it. */
export interface FixProposal {
  /** Stable kebab-case id, e.g. `avro-add-default`. */
  readonly id: string;
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** True for the one fix a user would want most often. */
  readonly preferred: boolean;
}

/** A difference together with the two schemas as the author sees them: what is being edited, and what was there. */
export interface FixContext<S extends ParsedSchema = ParsedSchema> {
  readonly difference: Difference;
  readonly direction: Direction;
  readonly edited: S;
  readonly baseline: S;
  /** The place of the difference in the edited text. */
  readonly location: Location;
}

/** Everything that the product asks of a schema format. A new format is one folder and one line in `formats.ts`. */
export interface SchemaFormat<S extends ParsedSchema = ParsedSchema> {
  readonly id: FormatId;
  readonly kinds: ReadonlyMap<string, KindRow>;
  /**
   * Never throws and always ends; `problems` of the result say what is wrong.
   *
   * @param like a schema that was read before and may have most of its text in common with this one, such as another version
   *   of it. A format may take over what is equal; the result is the same with it and without it.
   */
  parse(source: SchemaSource, like?: S): S;
  /** Every difference that the registry would list for a reader and a writer. Never throws. */
  compare(reader: S, writer: S, options: CompareOptions): CompareResult;
  /** The names of the fields at the top level, which `confluent:reserved` may forbid. */
  topLevelFields(schema: S): readonly string[];
  /** The full name of the schema's record or first message, which subjects can be named after; absent where there is none. */
  recordName?(schema: S): string | undefined;
  /** What may happen to events although the registry accepts, and the reverse; absent where nothing is known. */
  readonly beyond?: BeyondRegistry<S>;
  outline(schema: S): readonly OutlineNode[];
  /** Repairs worth trying; their effect is verified by the caller. */
  proposeFixes(context: FixContext<S>): readonly FixProposal[];
  /** A realistic valid event of the schema as JSON text in the form that the produce command reads; the same for the same seed. */
  sample(schema: S, seed: number): string;
}
