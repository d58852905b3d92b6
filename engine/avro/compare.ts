import type { CompareResult } from '../difference.js';
import { flatten } from './differences.js';
import type { Found, FoundGroup } from './differences.js';
import { compareRecords } from './compareRecords.js';
import { compareUnionBranches, findBranch } from './compareUnions.js';
import { isNamed, resolved } from './model.js';
import type {
  AvroSchema,
  AvroType,
  EnumType,
  FixedType,
  NamedType,
  RecordField,
  RecordType,
  TypeUse,
} from './model.js';

/** What a pair came to: null where the reader reads everything, else what stands in the way. */
export type Outcome = FoundGroup | null;

/** The state of one comparison. */
export interface Walk {
  /** By the ids of both nodes. A pair under way counts as compatible, as in the reference. */
  readonly known: Map<number, Outcome>;
  readonly writerCount: number;
  readonly path: (string | number)[];
  /** Where the path of the current comparison begins: the reference tries union branches as if they were roots. */
  base: number;
  /** True while a union branch is only tried: what is found there is never told, unless a named type keeps it. */
  trying: boolean;
  depth: number;
  steps: number;
  record: RecordType | undefined;
  field: RecordField | undefined;
  failure: Failure | undefined;
}

export interface Failure {
  readonly message: string;
  readonly reader: TypeUse;
  readonly writer: TypeUse;
  /** The reader's field that the failure is about. */
  readonly field?: RecordField;
}

/** How deep types are followed, also through names; the call stack holds about twice as many. */
const MAX_DEPTH = 1500;
/** Pairs of named types in one comparison: some tenths of a second. */
const MAX_STEPS = 200_000;

/**
 * Compares as the reference does (SchemaCompatibility of Avro 1.12): every incompatibility is collected, a pair of types
 * is compared once and remembered with the path of its first visit, and an exception ends the comparison.
 */
export function compareAvro(reader: AvroSchema, writer: AvroSchema): CompareResult {
  if (reader.root === undefined || writer.root === undefined) return { differences: [] };
  return compareUses(reader.root, writer.root, writer.nodeCount);
}

/** Compares two types as if they were roots. `writerCount` is above every id of the writer's schema. */
export function compareUses(reader: TypeUse, writer: TypeUse, writerCount: number = MANY): CompareResult {
  const walk: Walk = {
    known: new Map(),
    writerCount,
    path: [],
    base: 0,
    trying: false,
    depth: 0,
    steps: 0,
    record: undefined,
    field: undefined,
    failure: undefined,
  };
  return flatten(compareTypes(walk, reader, writer), walk.failure);
}

/** More nodes than a schema can have; a smaller number only makes the keys of pairs cheaper. */
const MANY = 2 ** 26;

/** Compares two types where they are used. */
export function compareTypes(walk: Walk, readerUse: TypeUse, writerUse: TypeUse): Outcome {
  const reader = resolved(readerUse);
  const writer = resolved(writerUse);
  if (reader === undefined || writer === undefined || walk.failure !== undefined) return null;
  if (reader.kind === 'unknown' || writer.kind === 'unknown') return null;
  if (walk.depth >= MAX_DEPTH || walk.steps >= MAX_STEPS) return tooMuch(walk, readerUse, writerUse);
  walk.depth++;
  // Only types with a name can be met twice; whatever else stands in the schema has one place, and one pair for it.
  const outcome =
    isNamed(reader) || isNamed(writer)
      ? compareOnce(walk, reader, writer, readerUse, writerUse)
      : compareStructure(walk, reader, writer, readerUse, writerUse);
  walk.depth--;
  return outcome;
}

function compareOnce(walk: Walk, reader: AvroType, writer: AvroType, readerUse: TypeUse, writerUse: TypeUse): Outcome {
  const pair = reader.id * walk.writerCount + writer.id;
  const known = walk.known.get(pair);
  if (known !== undefined) return known;
  walk.known.set(pair, null);
  const { trying } = walk;
  walk.trying = false;
  walk.steps++;
  const outcome = compareStructure(walk, reader, writer, readerUse, writerUse);
  walk.trying = trying;
  if (outcome !== null) walk.known.set(pair, outcome);
  return outcome;
}

function compareStructure(
  walk: Walk,
  reader: AvroType,
  writer: AvroType,
  readerUse: TypeUse,
  writerUse: TypeUse,
): Outcome {
  if (reader.kind === 'union') {
    if (writer.kind === 'union') return compareUnionBranches(walk, reader, writer);
    return findBranch(walk, reader, writerUse) ? null : [found(walk, 'MISSING_UNION_BRANCH', readerUse, writerUse)];
  }
  if (writer.kind === 'union') {
    const group: (Found | FoundGroup)[] = [];
    for (let i = 0; i < writer.branches.length; i++) {
      const branch = writer.branches[i];
      if (branch !== undefined) add(group, compareUnder(walk, i, readerUse, branch));
    }
    return group.length === 0 ? null : group;
  }
  switch (reader.kind) {
    case 'array':
      return writer.kind === 'array' ? compareUnder(walk, 'items', reader.of, writer.of) : mismatch();
    case 'map':
      return writer.kind === 'map' ? compareUnder(walk, 'values', reader.of, writer.of) : mismatch();
    case 'record':
      return writer.kind === 'record' ? compareRecords(walk, reader, writer) : mismatch();
    case 'enum':
      return writer.kind === 'enum' ? compareEnums(walk, reader, writer) : mismatch();
    case 'fixed':
      return writer.kind === 'fixed' ? compareFixed(walk, reader, writer) : mismatch();
    default:
      return isReadAs(writer.kind, reader.kind) ? null : mismatch();
  }

  function mismatch(): Outcome {
    return walk.trying ? TRIED : [found(walk, 'TYPE_MISMATCH', readerUse, writerUse)];
  }
}

/** A branch that was only tried and does not fit; nobody asks why. */
const TRIED: FoundGroup = [];

/** Compares one level deeper. */
export function compareUnder(walk: Walk, token: string | number, reader: TypeUse, writer: TypeUse): Outcome {
  walk.path.push(token);
  const outcome = compareTypes(walk, reader, writer);
  walk.path.pop();
  return outcome;
}

export function add(group: (Found | FoundGroup)[], outcome: Outcome): void {
  if (outcome !== null) group.push(outcome);
}

/** Notes an incompatibility at the current path. */
export function found(walk: Walk, kind: Found['kind'], reader: TypeUse, writer: TypeUse): Found {
  const path = `/${(walk.base === 0 ? walk.path : walk.path.slice(walk.base)).join('/')}`;
  return { kind, path, reader, writer, record: walk.record, field: walk.field };
}

export function foundUnder(
  walk: Walk,
  token: string | number,
  kind: Found['kind'],
  reader: TypeUse,
  writer: TypeUse,
): Found {
  walk.path.push(token);
  const result = found(walk, kind, reader, writer);
  walk.path.pop();
  return result;
}

/** The simple names are equal, or the writer's full name is an alias of the reader. */
export function compareNames(walk: Walk, reader: NamedType, writer: NamedType): Found | undefined {
  if (reader.simpleName === writer.simpleName || reader.aliases.includes(writer.fullName)) return undefined;
  return foundUnder(walk, 'name', 'NAME_MISMATCH', reader, writer);
}

function compareFixed(walk: Walk, reader: FixedType, writer: FixedType): Outcome {
  const group: Found[] = [];
  const name = compareNames(walk, reader, writer);
  if (name !== undefined) group.push(name);
  if (reader.size !== writer.size) group.push(foundUnder(walk, 'size', 'FIXED_SIZE_MISMATCH', reader, writer));
  return group.length === 0 ? null : group;
}

function compareEnums(walk: Walk, reader: EnumType, writer: EnumType): Outcome {
  const name = compareNames(walk, reader, writer);
  const missing =
    // The default of the type takes every unknown symbol; the default of a field does not.
    reader.defaultSymbol !== undefined && reader.symbols.includes(reader.defaultSymbol)
      ? []
      : missingSymbols(reader, writer);
  if (name === undefined && missing.length === 0) return null;
  const group: Found[] = name === undefined ? [] : [name];
  if (missing.length > 0) group.push(foundUnder(walk, 'symbols', 'MISSING_ENUM_SYMBOLS', reader, writer));
  return group;
}

/** The writer's symbols that the reader lacks, in the order in which the reference names them. */
export function missingSymbols(reader: EnumType, writer: EnumType): readonly string[] {
  if (writer.symbols.every((symbol, i) => symbol === reader.symbols[i])) return [];
  const readable = new Set(reader.symbols);
  return writer.symbols.filter((symbol) => !readable.has(symbol)).sort();
}

/** Whether values of one primitive type are read as another: the same one, or one that it is promoted to. */
export function isReadAs(writer: AvroType['kind'], reader: AvroType['kind']): boolean {
  return reader === writer || isPromoted(writer, reader);
}

/** The promotions of primitive types in the Avro specification. */
export function isPromoted(writer: AvroType['kind'], reader: AvroType['kind']): boolean {
  switch (reader) {
    case 'long':
      return writer === 'int';
    case 'float':
      return writer === 'int' || writer === 'long';
    case 'double':
      return writer === 'int' || writer === 'long' || writer === 'float';
    case 'bytes':
      return writer === 'string';
    case 'string':
      return writer === 'bytes';
    default:
      return false;
  }
}

function tooMuch(walk: Walk, reader: TypeUse, writer: TypeUse): Outcome {
  const message =
    walk.depth >= MAX_DEPTH
      ? `The types lead through more than ${MAX_DEPTH} others, one inside the other. Make the schema flatter.`
      : `The schemas have more than ${MAX_STEPS} pairs of types to compare. Make the unions smaller.`;
  walk.failure = { message, reader, writer };
  return null;
}
