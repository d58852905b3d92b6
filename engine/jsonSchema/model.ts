import type { JsonObject, JsonText, JsonValue } from '../json/jsonText.js';
import type { JsonContainer } from '../json/places.js';
import type { ParsedSchema } from '../schemaFormat.js';

/** The drafts whose rules differ; anything the reference does not know is read as draft-07, as it does. */
export type Draft = '04' | '06' | '07' | '2019-09' | '2020-12';

/** One JSON text: the schema itself (`name` null) or one of its references. */
export interface SchemaDocument {
  readonly name: string | null;
  readonly json: JsonText;
  readonly value: JsonValue | undefined;
  /** The address that relative `$ref`s start from. */
  readonly base: string;
  /** True where the text has numbers that a JavaScript number does not tell apart: `1` and `1.0`, or huge ones. */
  readonly exactNumbers: boolean;
}

export interface JsonSchema extends ParsedSchema {
  readonly format: 'JSON';
  readonly document: SchemaDocument;
  readonly draft: Draft;
  /** 2019-09 and later: the reference reads them with another parser, which builds another shape. */
  readonly modern: boolean;
  readonly root: Shape | undefined;
}

/**
 * The documents, and one reading of one schema in them. The reference reads the target of a `$ref` anew, so the same
 * JSON object can stand for two schemas; its recursion guard knows them apart, and so do we.
 */
export interface Load {
  readonly document: SchemaDocument;
  readonly base: string;
  readonly library: Library;
  readonly shapes: Map<JsonContainer, Shape>;
  /** 2019-09 and later: what the `$ref` of an object leads to. */
  readonly held: Map<JsonContainer, Shape>;
  /** Where the `$ref`s written here lead, by base and text. */
  readonly refs: Map<string, Target>;
}

/** Everything that a `$ref` of one parsed schema can reach. */
export interface Library {
  readonly draft: Draft;
  readonly modern: boolean;
  readonly main: SchemaDocument;
  readonly documents: ReadonlyMap<string, SchemaDocument>;
  /** What each absolute address led to; a target is read once. */
  readonly targets: Map<string, Target | undefined>;
  /** The schemas of a document that say their own address, by that address. */
  names(document: SchemaDocument): ReadonlyMap<string, Found>;
  /** 2019-09 and later: whether every `$ref` knows which reading of its target it holds. */
  refsHanded: boolean;
  /** Whether handing them out would never end, so that the reference cannot read the schema. */
  endless: boolean;
  /** 2019-09 and later: which targets lead back to themselves, as far as somebody asked. */
  readonly cyclic: Map<Shape, boolean>;
  root: Shape | undefined;
}

export interface Target {
  readonly address: string;
  readonly shape: Shape;
}

/** A value somewhere in a document that a `$ref` leads to. */
export interface Found {
  readonly document: SchemaDocument;
  readonly base: string;
  readonly value: JsonValue;
  readonly holder: JsonContainer | undefined;
  readonly key: string | number;
}

/** Where a schema stands: the value under `key` of `holder`, or the whole text. */
interface Placed {
  readonly load: Load;
  /** The object whose keywords this shape reads. */
  readonly json: JsonObject;
  readonly holder: JsonContainer | undefined;
  readonly key: string | number;
  /** The base address inside this schema. */
  readonly base: string;
  /** True for the shape that stands for the whole object and so has its title, description, default and `$id`. */
  readonly outer: boolean;
  /** True where the reference took the schema before it had read its definitions. */
  readonly early?: true;
}

export type Criterion = 'allOf' | 'anyOf' | 'oneOf';

/** A schema with no body that is compared: which one it is is all that counts. */
export interface PlainShape extends Placed {
  readonly tag: 'true' | 'false' | 'empty' | 'boolean' | 'null' | 'conditional' | 'enum' | 'const';
}

/** `bare`: the keywords of the object belong to another shape made from it. */
export interface TypedShape extends Placed {
  readonly tag: 'string' | 'number' | 'array' | 'object';
  readonly integer: boolean;
  readonly typed: boolean;
  readonly bare: boolean;
}

export interface NotShape extends Placed {
  readonly tag: 'not';
}

export interface RefShape extends Placed {
  readonly tag: 'ref';
  readonly ref: string;
}

export interface CombinedShape extends Placed {
  readonly tag: 'combined';
  readonly criterion: Criterion;
  readonly members: readonly Shape[];
  /** `type` is a list; or several kinds of keywords stand side by side, which the reference reads as an allOf. */
  readonly made: 'written' | 'type-list' | 'adjacent';
}

export type Shape = PlainShape | TypedShape | NotShape | RefShape | CombinedShape;
export type Place = Placed;
