import { MAX_JSON_DEPTH } from '../../json/jsonText.js';
import { finishDocument, noteUse, typeNamed } from '../build.js';
import type { Build } from '../build.js';
import { isPrimitive } from '../model.js';
import type { AvroSchema, PrimitiveKind, TypeUse } from '../model.js';
import { qualify } from '../names.js';
import { firstKey, newHabit, nextKey, readComposite, readPrimitive } from './keys.js';
import type { Composite, Habit, Next } from './keys.js';
import { PlainCollection, PlainPrimitive, PlainReference, PlainUnion } from './nodes.js';
import type { Container } from './nodes.js';
import { readEnum, readFixed } from './readNamed.js';
import { readRecord } from './readRecord.js';
import { CLOSE_BRACKET, goesOn, OPEN_BRACE, OPEN_BRACKET, QUOTE, readText, skipSpace, skipValue } from './scan.js';
import type { Scan } from './scan.js';
import { Twins } from './twins.js';
import type { UnreadJson } from './unreadJson.js';

/** The state of one reading: the text, and what is known of the schema so far. */
export interface Reading extends Scan {
  readonly build: Build;
  /** What another text has in common with this one. */
  readonly twins: Twins | undefined;
  /** How this text goes on before a field, behind its name, behind its type, and elsewhere in it. */
  readonly habits: Readonly<Record<'between' | 'afterName' | 'afterType' | 'other', Habit>>;
}

/**
 * Reads the types of a text in one pass, without making JSON of it first: that takes two thirds of the time. Only of
 * plainly written schemas, which nearly all are: nothing in them is refused or warned of while types are built, names have no
 * escapes and no letters beyond ASCII, no attribute stands twice, and what decides how another one is read stands before it.
 * Answers undefined for any other text, and `build` is then of no use: `buildType` reads them all, and says what is wrong.
 * For what is read here the two agree in every node; only that these nodes look up their JSON when they are asked for it.
 */
export function readPlainly(build: Build, json: UnreadJson, like: AvroSchema | undefined): TypeUse | undefined {
  const { text } = json;
  const twins = Twins.of(text, like);
  const reading: Reading = { text, at: 0, hash: 0, mayRepeat: false, build, habits: newHabits(), twins };
  skipSpace(reading);
  // One level is left for lists of names, which nobody counts.
  const root = readType(reading, undefined, '', undefined, MAX_JSON_DEPTH - 1);
  skipSpace(reading);
  if (root === undefined || reading.at < text.length) return undefined;
  finishDocument(build);
  json.hasDistinctKeys = !reading.mayRepeat;
  return build.issues.length === 0 ? root : undefined;
}

function newHabits(): Reading['habits'] {
  return { between: newHabit(), afterName: newHabit(), afterType: newHabit(), other: newHabit() };
}

/** Reads what stands where a type is expected; `depth` is how many levels of brackets may follow. */
export function readType(
  reading: Reading,
  around: Container | undefined,
  key: string | number,
  namespace: string | undefined,
  depth: number,
): TypeUse | undefined {
  switch (reading.text.charCodeAt(reading.at)) {
    case QUOTE:
      return readByName(reading, around, key, namespace);
    case OPEN_BRACKET:
      return depth > 0 ? readUnion(reading, around, key, namespace, depth - 1) : undefined;
    case OPEN_BRACE:
      return depth > 0 ? readObject(reading, around, key, namespace, depth - 1) : undefined;
    default:
      return undefined;
  }
}

function readByName(
  reading: Reading,
  around: Container | undefined,
  key: string | number,
  namespace: string | undefined,
): TypeUse | undefined {
  const { build } = reading;
  const id = build.nextId++;
  const kind = readPrimitive(reading);
  if (kind !== undefined) return new PlainPrimitive(kind, id, build.document, around, key, undefined);
  const name = readText(reading);
  if (name === undefined) return undefined;
  const fullName = qualify(name, namespace);
  const target = typeNamed(build, name, fullName);
  return noteUse(build, new PlainReference(fullName, target, id, build.document, around, key));
}

function readUnion(
  reading: Reading,
  around: Container | undefined,
  key: string | number,
  namespace: string | undefined,
  depth: number,
): TypeUse | undefined {
  const { build } = reading;
  const union = new PlainUnion(build.nextId++, build.document, around, key);
  const { branches } = union;
  reading.at++;
  let more: boolean | undefined = skipSpace(reading) !== CLOSE_BRACKET;
  if (!more) reading.at++;
  while (more) {
    skipSpace(reading);
    const branch = readType(reading, union, branches.length, namespace, depth);
    if (branch === undefined) return undefined;
    branches.push(branch);
    more = goesOn(reading, CLOSE_BRACKET);
  }
  if (!isPlainPair(branches)) build.unions.push(union);
  return more === undefined ? undefined : union;
}

/** Two primitive types, as nearly all unions are: they need no closer look later. */
function isPlainPair(branches: readonly TypeUse[]): boolean {
  const [first, second] = branches;
  return (
    branches.length === 2 &&
    first !== undefined &&
    second !== undefined &&
    isPrimitive(first) &&
    isPrimitive(second) &&
    first.kind !== second.kind
  );
}

function readObject(
  reading: Reading,
  around: Container | undefined,
  key: string | number,
  namespace: string | undefined,
  depth: number,
): TypeUse | undefined {
  const { build } = reading;
  const id = build.nextId++;
  const head = readHead(reading, namespace, depth);
  if (head?.kind === undefined) return undefined;
  switch (head.kind) {
    case 'record':
    case 'error':
      return readRecord(reading, head, id, around, key, depth);
    case 'enum':
      return readEnum(reading, head, id, around, key, depth);
    case 'fixed':
      return readFixed(reading, head, id, around, key, depth);
    case 'array':
    case 'map': {
      const collection = new PlainCollection(head.kind, id, build.document, around, key);
      return readHeld(reading, head, collection, namespace, depth) ? collection : undefined;
    }
    default:
      return readRest(reading, head, depth)
        ? new PlainPrimitive(head.kind, id, build.document, around, key, head.logicalType)
        : undefined;
  }
}

/** What an object says of itself before it comes to what it holds. */
export interface Head {
  kind: PrimitiveKind | Composite | undefined;
  name: string | undefined;
  /** That of the types around it, where it has none of its own. */
  namespace: string | undefined;
  /** Also where it stands behind what the object holds. */
  logicalType: string | undefined;
  /** How many attributes were not looked at, in all of the object. */
  skipped: number;
  /** What ended it. */
  next: Next | undefined;
}

function readHead(reading: Reading, around: string | undefined, depth: number): Head | undefined {
  const head: Head = {
    kind: undefined,
    name: undefined,
    namespace: around,
    logicalType: undefined,
    skipped: 0,
    next: undefined,
  };
  let namespaces = 0;
  for (let next = firstKey(reading); ; next = nextKey(reading)) {
    switch (next) {
      case 'type':
        if (head.kind !== undefined || reading.text.charCodeAt(reading.at) !== QUOTE) return undefined;
        head.kind = readPrimitive(reading) ?? readComposite(reading);
        if (head.kind === undefined) return undefined;
        break;
      case 'name':
        if (head.name !== undefined) return undefined;
        head.name = readText(reading);
        if (head.name === undefined) return undefined;
        break;
      case 'namespace':
        head.namespace = readText(reading);
        if (head.namespace === undefined || ++namespaces > 1) return undefined;
        break;
      case 'other':
      case 'logicalType':
        if (!readOther(reading, head, next, depth)) return undefined;
        break;
      default:
        head.next = next;
        return head;
    }
  }
}

/** Reads the type of what an array or a map holds, and what stands behind it. */
function readHeld(
  reading: Reading,
  head: Head,
  collection: PlainCollection,
  namespace: string | undefined,
  depth: number,
): boolean {
  const member = collection.kind === 'array' ? 'items' : 'values';
  let held: TypeUse | undefined;
  for (let { next } = head; next !== 'end'; next = nextKey(reading)) {
    if (next === member) {
      if (held !== undefined) return false;
      held = readType(reading, collection, member, namespace, depth);
      if (held === undefined) return false;
    } else if (!readOther(reading, head, next, depth)) return false;
  }
  if (held === undefined) return false;
  collection.of = held;
  collection.logicalType = head.logicalType;
  return true;
}

function readRest(reading: Reading, head: Head, depth: number): boolean {
  for (let { next } = head; next !== 'end'; next = nextKey(reading)) {
    if (!readOther(reading, head, next, depth)) return false;
  }
  return true;
}

/** Reads the value of an attribute that any type can have, or none; what belongs to the head comes too late here. */
export function readOther(reading: Reading, head: Head, attribute: Next | undefined, depth: number): boolean {
  switch (attribute) {
    case undefined:
    case 'type':
    case 'name':
    case 'namespace':
      return false;
    case 'logicalType':
      if (head.logicalType !== undefined) return false;
      head.logicalType = readText(reading);
      return head.logicalType !== undefined;
    default:
      if (++head.skipped > 1) reading.mayRepeat = true;
      return skipValue(reading, depth);
  }
}
