import { compareAvro } from './compare.js';
import { effectiveLogicalType } from './lint/logicalTypes.js';
import { resolved } from './model.js';
import type { AvroSchema, RecordField, RecordType, TypeUse } from './model.js';

/** A field of the reader that may be a field of the writer under another name. */
export interface Rename {
  readonly field: RecordField;
  readonly old: RecordField;
}

/** The two records whose fields are looked at, in the two schemas that their types' names belong to. */
export interface RecordPair {
  readonly reader: RecordType;
  readonly writer: RecordType;
  readonly readerSchema: AvroSchema;
  readonly writerSchema: AvroSchema;
}

/** Names that differ in more than this share of their letters are taken for different fields. */
const SIMILAR = 0.5;

/** Fields of the writer that the reader has lost and that could be this one under its old name, likeliest first. */
export function renameCandidates(pair: RecordPair, field: RecordField): readonly RecordField[] {
  const index = pair.reader.fields.indexOf(field);
  const lost = lostFields(pair);
  return lost
    .map((old) => ({ old, distance: nameDistance(field.name, old.name), position: pair.writer.fields.indexOf(old) }))
    .filter(({ old, distance, position }) => {
      const alike = distance <= SIMILAR || (position === index && lost.length === 1);
      return alike && canRead(pair, field.type, old.type);
    })
    .sort((a, b) => a.distance - b.distance || Math.abs(a.position - index) - Math.abs(b.position - index))
    .map(({ old }) => old);
}

/** Where more fields than this come and go at once, the record was written anew, and no pair of them says much. */
const MAX_CHANGED = 50;

export interface Renames {
  /** Fields whose names or aliases say that they are the same. */
  readonly likely: readonly Rename[];
  /** Fields that took another's place with its type, and of which the name says nothing. */
  readonly possible: readonly Rename[];
}

/**
 * Fields that the reader fills with their defaults although the writer has their values under other names. More is
 * asked of them than of what a fix offers, since nobody asked: a field that was taken out and another that was added
 * have nothing to do with each other.
 */
export function silentRenames(pair: RecordPair): Renames {
  const { reader, writer } = pair;
  const lost = lostFields(pair);
  if (lost.length === 0 || lost.length > MAX_CHANGED) return NO_RENAMES;
  const theirNames = new Set(writer.fields.map(({ name }) => name));
  const gained = changedFields(reader, writer).filter(
    ({ name, aliases, hasDefault }) =>
      hasDefault && !theirNames.has(name) && !aliases.some((alias) => theirNames.has(alias)),
  );
  if (gained.length === 0 || gained.length > MAX_CHANGED) return NO_RENAMES;
  const pairs = gained.flatMap((field) => lost.map((old) => ({ field, old })));
  const taken = new Set<RecordField>();
  const take = (chosen: readonly Rename[]): readonly Rename[] =>
    chosen.filter(({ field, old }) => {
      if (taken.has(field) || taken.has(old) || !canRead(pair, field.type, old.type)) return false;
      taken.add(field).add(old);
      return true;
    });
  const likely = pairs
    .map((one) => ({ ...one, distance: distanceOfNames(one) }))
    .filter(({ distance }) => distance !== undefined)
    .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0));
  return {
    likely: take(likely),
    possible: take(pairs.filter(({ field, old }) => isSameType(field.type, old.type) && hasPlaceOf(pair, field, old))),
  };
}

const NO_RENAMES: Renames = { likely: [], possible: [] };

/** Less is likelier; undefined where the names are those of two things. */
function distanceOfNames({ field, old }: Rename): number | undefined {
  // A new name with the old one as its alias, which older readers do not see.
  if (old.aliases.includes(field.name)) return -1;
  const [words, before] = [wordsOf(field.name), wordsOf(old.name)];
  const isSpelling = words.length === before.length && words.every((word, i) => isSpeltLike(word, before[i] ?? ''));
  if (!isSpelling && !(isSameType(field.type, old.type) && isLonger(words, before))) return undefined;
  return editDistance(plain(field.name), plain(old.name));
}

/** Between the same neighbours, at the beginning or at the end of both. A record of one field has no places. */
function hasPlaceOf({ reader, writer }: RecordPair, field: RecordField, old: RecordField): boolean {
  const [here, there] = [reader.fields.indexOf(field), writer.fields.indexOf(old)];
  const isAlike = (step: number) => reader.fields[here + step]?.name === writer.fields[there + step]?.name;
  return reader.fields.length > 1 && isAlike(-1) && isAlike(1);
}

/** Fields of the writer that the reader reads neither by their names nor by an alias. */
function lostFields({ reader, writer }: RecordPair): readonly RecordField[] {
  const changed = changedFields(writer, reader);
  if (changed.length === 0) return changed;
  const read = new Set<string>();
  for (const { name, aliases } of reader.fields) {
    read.add(name);
    for (const alias of aliases) read.add(alias);
  }
  return changed.filter(({ name }) => !read.has(name));
}

/** The fields between those that both records begin and end with: most edits leave few, at each keystroke. */
function changedFields({ fields }: RecordType, other: RecordType): readonly RecordField[] {
  const shorter = Math.min(fields.length, other.fields.length);
  let start = 0;
  while (start < shorter && fields[start]?.name === other.fields[start]?.name) start++;
  let end = 0;
  while (end < shorter - start && fields.at(-1 - end)?.name === other.fields.at(-1 - end)?.name) end++;
  return fields.slice(start, fields.length - end);
}

function canRead({ readerSchema, writerSchema }: RecordPair, reader: TypeUse, writer: TypeUse): boolean {
  const at = (schema: AvroSchema, root: TypeUse): AvroSchema => ({
    format: 'AVRO',
    source: schema.source,
    document: schema.document,
    named: schema.named,
    nodeCount: schema.nodeCount,
    problems: [],
    root,
  });
  const { differences, failure } = compareAvro(at(readerSchema, reader), at(writerSchema, writer));
  return failure === undefined && differences.length === 0;
}

/** Of one kind and logical type, whether null is allowed beside it or not. */
function isSameType(reader: TypeUse, writer: TypeUse): boolean {
  const [ours, theirs] = [describe(reader), describe(writer)];
  return ours !== undefined && ours === theirs;
}

function describe(use: TypeUse): string | undefined {
  const type = resolved(use);
  if (type?.kind === 'union') {
    const values = type.branches.filter(({ kind }) => kind !== 'null');
    return values.length === 1 && values[0] !== undefined ? describe(values[0]) : undefined;
  }
  if (type === undefined || type.kind === 'unknown') return undefined;
  if ('simpleName' in type) return `${type.kind} ${type.simpleName}`;
  return `${type.kind} ${effectiveLogicalType(type) ?? ''}`;
}

/** The edit distance of two names as a share of the longer one; one name inside the other counts as near. */
function nameDistance(a: string, b: string): number {
  const [left, right] = [plain(a), plain(b)];
  if (left !== right && left.length > 2 && right.length > 2 && (left.includes(right) || right.includes(left)))
    return 0.3;
  return editDistance(left, right);
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / Math.max(left.length, right.length, 1);
}

function plain(name: string): string {
  return name.slice(0, 200).toLowerCase().replaceAll('_', '');
}

/** Words that differ in at most this share of their letters are one word, spelt otherwise. */
const NEARLY_THE_SAME = 0.25;

/** `adress` and `address`, but not `line1` and `line2`, which are neighbours and not names of one thing. */
function isSpeltLike(a: string, b: string): boolean {
  return a === b || (!/\d/.test(a + b) && editDistance(a, b) <= NEARLY_THE_SAME);
}

/** Whether the one has all words of the other, perhaps written out: `customerName` and `name` or `custName`. */
function isLonger(a: readonly string[], b: readonly string[]): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  return shorter.every((word) =>
    longer.some((other) => isSpeltLike(word, other) || abbreviates(word, other) || abbreviates(other, word)),
  );
}

/** `qty` stands for `quantity`: its letters in their order, from the first one on. */
function abbreviates(short: string, long: string): boolean {
  if (short.length < 3 || short[0] !== long[0]) return false;
  let at = -1;
  for (const letter of short) {
    at = long.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Of `customerName2`: customer, name and 2. */
function wordsOf(name: string): readonly string[] {
  return (name.slice(0, 200).match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? []).map((word) => word.toLowerCase());
}
