import type { EventWarning } from '../../warning.js';
import { isPromoted } from '../compare.js';
import { isNamed, resolved } from '../model.js';
import type { AvroSchema, AvroType, NamedType, RecordField, RecordType, TypeUse } from '../model.js';

/** Two types of which the reader reads what the writer wrote, and the field that led to them. */
export interface TypePair {
  readonly reader: AvroType;
  readonly writer: AvroType;
  readonly readerUse: TypeUse;
  readonly writerUse: TypeUse;
  /** Undefined at the root. */
  readonly readerField: FieldOf | undefined;
  readonly writerField: FieldOf | undefined;
}

export interface FieldOf {
  readonly record: RecordType;
  readonly field: RecordField;
}

export type TypeRule = (pair: TypePair, report: (warning: EventWarning) => void) => void;

/** As many as help anybody. */
const MAX_WARNINGS = 1_000;
/** Pairs of types that are looked at; names lead each pair to be looked at once, so only huge unions come near. */
const MAX_PAIRS = 100_000;

/** Every pair of types that meets when the reader reads the writer's events, each pair of named types once. */
export function walkPairs(reader: AvroSchema, writer: AvroSchema, rules: readonly TypeRule[]): readonly EventWarning[] {
  const warnings: EventWarning[] = [];
  const report = (warning: EventWarning) => {
    if (warnings.length < MAX_WARNINGS) warnings.push(warning);
  };
  const seen = new Set<number>();
  const pending: Waiting[] = [];
  const add = (readerUse: TypeUse, writerUse: TypeUse, fields: Fields) => {
    if (pending.length >= MAX_PAIRS) return;
    pending.push({ readerUse, writerUse, readerField: fields.readerField, writerField: fields.writerField });
  };
  if (reader.root !== undefined && writer.root !== undefined) {
    add(reader.root, writer.root, { readerField: undefined, writerField: undefined });
  }
  // A list rather than recursion: the depth of a schema is the author's. What is added is met in its order.
  for (let next = 0; next < pending.length; next++) {
    const { readerUse, writerUse, readerField, writerField } = pending[next] as Waiting;
    const ours = resolved(readerUse);
    const theirs = resolved(writerUse);
    if (ours === undefined || theirs === undefined) continue;
    if (isNamed(ours) && isNamed(theirs)) {
      const key = ours.id * writer.nodeCount + theirs.id;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    const pair = { reader: ours, writer: theirs, readerUse, writerUse, readerField, writerField };
    for (const rule of rules) rule(pair, report);
    follow(pair, add);
  }
  return warnings;
}

interface Fields {
  readonly readerField: FieldOf | undefined;
  readonly writerField: FieldOf | undefined;
}

interface Waiting extends Fields {
  readonly readerUse: TypeUse;
  readonly writerUse: TypeUse;
}

type Add = (readerUse: TypeUse, writerUse: TypeUse, fields: Fields) => void;

function follow(pair: TypePair, add: Add): void {
  const { reader, writer, readerUse, writerUse } = pair;
  if (writer.kind === 'union') {
    for (const branch of writer.branches) {
      const match = reader.kind === 'union' ? branchFor(reader.branches, branch) : readerUse;
      if (match !== undefined) add(match, branch, pair);
    }
  } else if (reader.kind === 'union') {
    const match = branchFor(reader.branches, writerUse);
    if (match !== undefined) add(match, writerUse, pair);
  } else if (reader.kind === 'record' && writer.kind === 'record') {
    followFields(reader, writer, add);
  } else if (reader.kind === writer.kind && (reader.kind === 'array' || reader.kind === 'map') && 'of' in writer) {
    add(reader.of, writer.of, pair);
  }
}

function followFields(reader: RecordType, writer: RecordType, add: Add): void {
  const theirs = new Map(writer.fields.map((field) => [field.name, field]));
  for (const field of reader.fields) {
    const alias = field.aliases.find((name) => theirs.has(name));
    const match = theirs.get(field.name) ?? (alias === undefined ? undefined : theirs.get(alias));
    if (match === undefined) continue;
    add(field.type, match.type, {
      readerField: { record: reader, field },
      writerField: { record: writer, field: match },
    });
  }
}

/** The branch that readers take: the same type by its full name, else by its simple name, else the first that it is promoted to. */
function branchFor(branches: readonly TypeUse[], writerUse: TypeUse): TypeUse | undefined {
  const writer = resolved(writerUse);
  if (writer === undefined) return undefined;
  const same = branches.filter((branch) => resolved(branch)?.kind === writer.kind);
  if (!isNamed(writer)) return same[0] ?? branches.find((branch) => promotes(writer, branch));
  return same.find((branch) => isNameOf(branch, writer)) ?? same.find((branch) => isSimpleNameOf(branch, writer));
}

function promotes(writer: AvroType, branch: TypeUse): boolean {
  const reader = resolved(branch);
  return reader !== undefined && isPromoted(writer.kind, reader.kind);
}

function isNameOf(branch: TypeUse, writer: NamedType): boolean {
  const type = resolved(branch);
  return type !== undefined && isNamed(type) && hasNameOf(type, writer);
}

/** By its full name, or by an alias that is one. */
export function hasNameOf(reader: NamedType, writer: NamedType): boolean {
  return reader.fullName === writer.fullName || reader.aliases.includes(writer.fullName);
}

function isSimpleNameOf(branch: TypeUse, writer: NamedType): boolean {
  const type = resolved(branch);
  return type !== undefined && isNamed(type) && type.simpleName === writer.simpleName;
}
