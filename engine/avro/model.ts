import type { JsonArray, JsonObject, JsonText, JsonValue } from '../json/jsonText.js';
import type { ParsedSchema } from '../schemaFormat.js';
import type { NamedTypes } from './namedTypes.js';

export type PrimitiveKind = 'null' | 'boolean' | 'int' | 'long' | 'float' | 'double' | 'bytes' | 'string';

/** One text: the schema itself, or one that it refers to. */
export interface AvroDocument {
  /** The name of the reference; null for the schema's own text. */
  readonly name: string | null;
  readonly json: JsonText;
}

/**
 * Where a type stands in its document: under `key` of `holder`, or at the root where `holder` is undefined. Positions
 * are worked out from this only when somebody asks.
 */
export interface Slot {
  readonly document: AvroDocument;
  readonly holder: JsonObject | JsonArray | undefined;
  readonly key: string | number;
}

interface Node extends Slot {
  /** Numbers the nodes of one schema, so that a pair of them is one number: the comparison remembers pairs by identity. */
  readonly id: number;
}

/** A type that can be written as an object. */
interface Structure extends Node {
  /** What is written as its `logicalType`, right or wrong; undefined where nothing is. */
  readonly logicalType: JsonValue | undefined;
}

export interface PrimitiveType extends Structure {
  readonly kind: PrimitiveKind;
  /** The object form with its attributes; undefined where the name alone is written. */
  readonly json: JsonObject | undefined;
}

export interface CollectionType extends Structure {
  readonly kind: 'array' | 'map';
  readonly json: JsonObject;
  readonly of: TypeUse;
}

export interface UnionType extends Node {
  readonly kind: 'union';
  readonly json: JsonArray;
  readonly branches: readonly TypeUse[];
}

/** The use of a named type by its name. */
export interface NamedReference extends Node {
  readonly kind: 'reference';
  /** The full name that is looked up when the whole document is known. */
  readonly fullName: string;
  /** Undefined where nothing has that name. */
  target: NamedType | undefined;
}

/** Something that is no Avro type, kept so that the rest of the schema can still be read. */
export interface UnknownType extends Node {
  readonly kind: 'unknown';
}

interface Named extends Structure {
  readonly json: JsonObject;
  readonly simpleName: string;
  readonly namespace: string | undefined;
  readonly fullName: string;
  /** As the reference keeps them: full names, a leading dot for one in no namespace. */
  readonly aliases: readonly string[];
}

export interface RecordType extends Named {
  readonly kind: 'record';
  readonly fields: readonly RecordField[];
}

export interface RecordField {
  readonly name: string;
  readonly json: JsonObject;
  readonly type: TypeUse;
  readonly aliases: readonly string[];
  readonly hasDefault: boolean;
  /** Undefined where there is none. */
  readonly defaultValue: JsonValue | undefined;
  /** What is written as a `logicalType` of the field, where it means nothing. */
  readonly logicalType: JsonValue | undefined;
}

export interface EnumType extends Named {
  readonly kind: 'enum';
  readonly symbols: readonly string[];
  readonly defaultSymbol: string | undefined;
}

export interface FixedType extends Named {
  readonly kind: 'fixed';
  readonly size: number;
}

export type NamedType = RecordType | EnumType | FixedType;
/** A type with its own structure. */
export type AvroType = PrimitiveType | CollectionType | UnionType | NamedType | UnknownType;
/** What stands where a type is expected: the type itself, or the name of one. */
export type TypeUse = AvroType | NamedReference;

export interface AvroSchema extends ParsedSchema {
  readonly format: 'AVRO';
  readonly document: AvroDocument;
  /** The type that the registry sees; undefined where the text holds none. */
  readonly root: TypeUse | undefined;
  /** Every named type of the text and of its references, by full name. */
  readonly named: NamedTypes;
  /** One more than the highest node id. */
  readonly nodeCount: number;
}

/** A switch, because it is asked for each type of each schema, and costs a fifth of looking into a map. */
export function primitiveKind(name: string): PrimitiveKind | undefined {
  switch (name) {
    case 'string':
    case 'null':
    case 'boolean':
    case 'int':
    case 'long':
    case 'float':
    case 'double':
    case 'bytes':
      return name;
    default:
      return undefined;
  }
}

/** The type behind a use; undefined where the name stands for nothing. */
export function resolved(use: TypeUse): AvroType | undefined {
  return use.kind === 'reference' ? use.target : use;
}

export function isNamed(type: TypeUse): type is NamedType {
  return type.kind === 'record' || type.kind === 'enum' || type.kind === 'fixed';
}

export function isPrimitive(use: TypeUse): use is PrimitiveType {
  return primitiveKind(use.kind) !== undefined;
}

/** How a person calls a type: "a record com.acme.Order", "a union of null and string". */
export function describeType(use: TypeUse): string {
  switch (use.kind) {
    case 'reference':
      return use.target === undefined ? `the unknown type ${use.fullName}` : describeType(use.target);
    case 'record':
    case 'enum':
    case 'fixed':
      return `the ${use.kind} ${use.fullName}`;
    case 'array':
      return `an array of ${shortName(use.of)}`;
    case 'map':
      return `a map of ${shortName(use.of)}`;
    case 'union':
      return use.branches.length === 0 ? 'an empty union' : `a union of ${listOf(use.branches.map(shortName))}`;
    case 'unknown':
      return 'an unreadable type';
    default:
      return use.kind;
  }
}

/** One word for a type: its name, or its kind. */
export function shortName(use: TypeUse): string {
  if (use.kind === 'reference') return use.target?.fullName ?? use.fullName;
  return isNamed(use) ? use.fullName : use.kind;
}

export function listOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
