import { BytesError } from '../bytesError.js';
import { ProtobufBytes, WIRE } from './bytes.js';
import { UNKNOWN, type Scalar } from './scalars.js';

/** Reads what is left up to `bytes.end` and gives it as JSON text. */
export type TextReader = (bytes: ProtobufBytes) => string;

/**
 * What is known of a field while its message is read: its text, or that of several items; the entries of a map; where a
 * message stands that is read at the end, as more of it may follow.
 */
type Slot = string | Map<string, string> | number | typeof AGAIN | undefined;

/** A message that was written in several pieces, which count as one: they are put together at the end. */
const AGAIN = Symbol('again');

export interface Field {
  readonly name: string;
  /** The tags that it can have: packed and one by one, for numbers. */
  readonly tags: readonly number[];
  /** What is shown where it was not written; undefined for nothing. */
  readonly absent: string | undefined;
  readonly required: boolean;
  /** The oneof that it is in: of its members, only the last one that was written counts. */
  readonly oneof: object | undefined;
  /** Reads one value. @returns what is known then */
  add(bytes: ProtobufBytes, before: Slot, tag: number): Slot;
  /** The text of items or entries; absent where the slot has it already. */
  readonly close?: (slot: string) => string;
  /** Reads a message that stands at `bytes.at`, and the pieces of one put together. */
  readonly message?: { readonly read: (bytes: ProtobufBytes, tag: number) => string; readonly whole: TextReader };
}

type Common = Pick<Field, 'name' | 'absent' | 'required' | 'oneof'>;

/** A text that is larger would only fill the memory: a few bytes of an event can stand for many defaults. */
const MAX_TEXT = 2 ** 26;

export function scalarField(common: Common, id: number, { wire, read }: Scalar): Field {
  const add: Field['add'] = (bytes, before) => {
    const text = read(bytes);
    return text === UNKNOWN ? before : text;
  };
  return { ...common, tags: [id * 8 + wire], add };
}

/** As above; that a value is not known, the map has to hear. */
export function mapValueField(common: Common, id: number, { wire, read }: Scalar): Field {
  return { ...common, tags: [id * 8 + wire], add: read };
}

export function repeatedField(common: Common, id: number, { wire, read }: Scalar): Field {
  const one = id * 8 + wire;
  const packed = id * 8 + WIRE.length;
  const close = (items: string) => `[${items}]`;
  const add: Field['add'] = (bytes, before, tag) => {
    let items = typeof before === 'string' ? before : '';
    if (tag === one) items = joined(items, read(bytes), bytes);
    else
      within(bytes, () => {
        while (bytes.at < bytes.end) items = joined(items, read(bytes), bytes);
      });
    return items === '' ? undefined : items;
  };
  return { ...common, tags: wire === WIRE.length ? [one] : [one, packed], add, close };
}

/** @param inner reads the message; groups are messages between two tags instead of behind a length */
export function messageField(common: Common, id: number, group: boolean, inner: TextReader): Field {
  const read = nested(group, inner);
  const tag = id * 8 + (group ? WIRE.startGroup : WIRE.length);
  const add: Field['add'] = (bytes, before) => {
    const place = bytes.at;
    bytes.skip(tag);
    return before === undefined ? place : AGAIN;
  };
  return { ...common, tags: [tag], add, message: { read, whole: inner } };
}

export function repeatedMessageField(common: Common, id: number, group: boolean, inner: TextReader): Field {
  const read = nested(group, inner);
  const tag = id * 8 + (group ? WIRE.startGroup : WIRE.length);
  const add: Field['add'] = (bytes, before) =>
    joined(typeof before === 'string' ? before : '', read(bytes, tag), bytes);
  return { ...common, tags: [tag], add, close: (items) => `[${items}]` };
}

/**
 * @param entry the fields of an entry: its key and its value
 * @param empty the value of an entry that has none, where that is a message
 */
export function mapField(common: Common, id: number, entry: FieldsReader, empty: TextReader): Field {
  const add: Field['add'] = (bytes, before) => {
    const entries = before instanceof Map ? before : new Map<string, string>();
    within(bytes, () => {
      const [key = '', value = empty(new ProtobufBytes(NOTHING, bytes.depth))] = entry(bytes);
      // Of a closed enum, an unknown value: the entry does not count.
      if (value !== UNKNOWN) entries.set(key.startsWith('"') ? key : `"${key}"`, value);
    });
    return entries.size === 0 ? undefined : entries;
  };
  return { ...common, tags: [id * 8 + WIRE.length], add };
}

const NOTHING = Buffer.alloc(0);

function joined(items: string, item: string, bytes: ProtobufBytes): string {
  if (item === UNKNOWN) return items;
  const text = items === '' ? item : `${items},${item}`;
  return text.length > MAX_TEXT ? bytes.fail(TOO_LARGE) : text;
}

const TOO_LARGE = 'The event would be too large to show';

function nested(group: boolean, inner: TextReader): (bytes: ProtobufBytes, tag: number) => string {
  if (!group) {
    return (bytes) => {
      const outer = bytes.end;
      bytes.end = bytes.until();
      const text = inner(bytes);
      bytes.end = outer;
      return text;
    };
  }
  return (bytes, tag) => {
    const start = bytes.at;
    const outer = bytes.end;
    const end = bytes.skipGroup(tag);
    const after = bytes.at;
    bytes.at = start;
    bytes.end = end;
    const text = inner(bytes);
    bytes.at = after;
    bytes.end = outer;
    return text;
  };
}

/** Reads something of a stated length. */
function within(bytes: ProtobufBytes, read: () => void): void {
  const outer = bytes.end;
  bytes.end = bytes.until();
  read();
  bytes.end = outer;
}

/** The texts of all fields of a message, in their order; undefined for what is not shown. */
export type FieldsReader = (bytes: ProtobufBytes) => readonly (string | undefined)[];

interface Tagged {
  readonly field: Field;
  readonly index: number;
  /** The other members of its oneof. */
  readonly others: readonly number[];
}

/** Tags up to which a list finds their fields: those of the first hundred numbers or so. */
const NEAR = 1_000;

export function fieldsReader(fields: readonly Field[]): FieldsReader {
  const { near, far } = byTag(fields);
  return (bytes) => {
    const start = bytes.at;
    const slots: Slot[] = new Array<Slot>(fields.length);
    let current: Tagged | undefined;
    bytes.enter();
    try {
      while (bytes.at < bytes.end) {
        const tag = bytes.tag();
        current = tag < NEAR ? near[tag] : far.get(tag);
        if (current === undefined) bytes.skip(tag);
        else {
          const slot = current.field.add(bytes, slots[current.index], tag);
          slots[current.index] = slot;
          if (slot !== undefined) for (const other of current.others) slots[other] = undefined;
        }
      }
    } catch (error) {
      throw error instanceof BytesError && current !== undefined ? error.inside(`.${current.field.name}`) : error;
    }
    const { at } = bytes;
    const texts = slots as (string | undefined)[];
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i];
      if (field !== undefined) texts[i] = textOf(fields, field, slots[i], bytes, start);
    }
    bytes.at = at;
    bytes.depth--;
    return texts;
  };
}

/** @param start where the message of the field began */
function textOf(
  fields: readonly Field[],
  field: Field,
  slot: Slot,
  bytes: ProtobufBytes,
  start: number,
): string | undefined {
  if (slot === undefined) {
    if (field.required) bytes.fail(`The required field ${field.name} is missing`);
    return field.absent;
  }
  if (typeof slot === 'string') return field.close === undefined ? slot : field.close(slot);
  if (slot instanceof Map) return `{${[...slot].map(([key, value]) => `${key}:${value}`).join(',')}}`;
  try {
    if (slot === AGAIN) return whole(fields, field, bytes, start);
    bytes.at = slot;
    return field.message?.read(bytes, field.tags[0] ?? 0);
  } catch (error) {
    throw error instanceof BytesError ? error.inside(`.${field.name}`) : error;
  }
}

/** All pieces of a field that is a message, one after the other: read as one they are what was meant. */
function whole(fields: readonly Field[], field: Field, bytes: ProtobufBytes, start: number): string | undefined {
  const all = new ProtobufBytes(bytes.range(start, bytes.end));
  const [wanted = 0] = field.tags;
  const others = new Set(othersIn(fields, field).flatMap(({ tags }) => tags));
  let pieces: Buffer[] = [];
  while (all.at < all.end) {
    const tag = all.tag();
    const from = all.at;
    if (others.has(tag)) pieces = [];
    if (tag !== wanted) all.skip(tag);
    else if ((tag & 7) === WIRE.length) pieces.push(all.take());
    else pieces.push(all.range(from, all.skipGroup(tag)));
  }
  return field.message?.whole(new ProtobufBytes(Buffer.concat(pieces), bytes.depth));
}

function othersIn(fields: readonly Field[], { name, oneof }: Field): readonly Field[] {
  return oneof === undefined ? [] : fields.filter((other) => other.oneof === oneof && other.name !== name);
}

function byTag(fields: readonly Field[]): {
  readonly near: readonly (Tagged | undefined)[];
  readonly far: ReadonlyMap<number, Tagged>;
} {
  const tags = fields.flatMap((field) => field.tags).filter((tag) => tag < NEAR);
  const near: (Tagged | undefined)[] = Array.from({ length: Math.max(0, ...tags) + 1 }, () => undefined);
  const far = new Map<number, Tagged>();
  fields.forEach((field, index) => {
    const tagged = { field, index, others: othersIn(fields, field).map((other) => fields.indexOf(other)) };
    for (const tag of field.tags) {
      if (tag < NEAR) near[tag] = tagged;
      else far.set(tag, tagged);
    }
  });
  return { near, far };
}
