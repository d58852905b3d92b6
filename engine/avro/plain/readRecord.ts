import { isJavaNumber, isOrder } from '../buildFields.js';
import type { TypeUse } from '../model.js';
import { FieldNames } from './fieldNames.js';
import { byHabit, firstKey, nextKey } from './keys.js';
import type { Next } from './keys.js';
import { NO_NAMES, PlainField, PlainRecord } from './nodes.js';
import type { Container } from './nodes.js';
import { readOther, readType } from './read.js';
import type { Head, Reading } from './read.js';
import { defined, nameOf, readAliases, uniqueTexts } from './readNamed.js';
import { CLOSE_BRACKET, goesOn, OPEN_BRACE, OPEN_BRACKET, readName, readText, skipSpace, skipValue } from './scan.js';
import type { Scan } from './scan.js';
import { copyField } from './twins.js';
import type { Twins } from './twins.js';

/** Reads the rest of a record behind its head. Like all that follows, it answers undefined where the text is not plain. */
export function readRecord(
  reading: Reading,
  head: Head,
  id: number,
  around: Container | undefined,
  key: string | number,
  depth: number,
): PlainRecord | undefined {
  const { build } = reading;
  const name = nameOf(head);
  if (name === undefined) return undefined;
  const record = new PlainRecord(name, id, build.document, around, key);
  let hasFields = false;
  for (let next = head.next; next !== 'end'; next = nextKey(reading)) {
    if (next === 'fields') {
      if (hasFields || depth === 0) return undefined;
      hasFields = true;
      build.open.push(record.fullName);
      const twins = around === undefined ? reading.twins : undefined;
      if (!readFields(reading, record, twins, name.namespace, depth - 1)) return undefined;
      build.open.pop();
    } else if (next === 'aliases') {
      if (!readAliases(reading, record, name.namespace)) return undefined;
    } else if (!readOther(reading, head, next, depth)) return undefined;
  }
  return hasFields ? defined(reading, head, record) : undefined;
}

/** @param twins fields of another text that may stand in this record, too */
function readFields(
  reading: Reading,
  record: PlainRecord,
  twins: Twins | undefined,
  namespace: string | undefined,
  depth: number,
): boolean {
  if (depth === 0 || reading.text.charCodeAt(reading.at) !== OPEN_BRACKET) return false;
  const start = ++reading.at;
  if (skipSpace(reading) === CLOSE_BRACKET) {
    reading.at++;
    return true;
  }
  reading.at = start;
  return twins === undefined
    ? readEachField(reading, record, namespace, depth - 1)
    : readOtherFields(reading, record, twins, namespace, depth - 1);
}

function readEachField(reading: Reading, record: PlainRecord, namespace: string | undefined, depth: number): boolean {
  const { between } = reading.habits;
  const names = new FieldNames();
  let start = reading.at;
  for (let next = firstField(reading); next !== 'close'; next = byHabit(reading, between, nextField)) {
    const field = readField(
      reading,
      new PlainField(record, record.fields.length, start),
      next,
      names,
      namespace,
      depth,
    );
    if (field === undefined) return false;
    record.fields.push(field);
    start = field.end;
  }
  return true;
}

/** Copies the fields that stand in another text, too, and reads the others. */
function readOtherFields(
  reading: Reading,
  record: PlainRecord,
  twins: Twins,
  namespace: string | undefined,
  depth: number,
): boolean {
  const { fields } = record;
  twins.enter(namespace);
  const names = new FieldNames();
  const read: PlainField[] = [];
  for (;;) {
    const isFirst = fields.length === 0;
    const twin = twins.find(reading.at, isFirst);
    const field = new PlainField(record, fields.length, reading.at);
    if (twin === undefined) {
      const next = isFirst ? firstField(reading) : nextField(reading);
      if (next === 'close') return areDistinct(fields, read);
      if (readField(reading, field, next, names, namespace, depth) === undefined) return false;
      read.push(field);
    } else {
      if (!copyField(reading.build, twin, field)) return false;
      reading.at = field.end;
    }
    fields.push(field);
  }
}

/** Up to so many, looking at each of the others costs less than an index of them. */
const FEW = 8;

/** Whether no field has the name of another. Those that were not read are known to have different ones. */
function areDistinct(fields: readonly PlainField[], read: readonly PlainField[]): boolean {
  if (read.length > FEW) return new Set(fields.map(({ name }) => name)).size === fields.length;
  return read.every((field) => fields.every((other) => other.name !== field.name || other === field));
}

function firstField(reading: Scan): Next | undefined {
  return skipSpace(reading) === OPEN_BRACE ? firstKey(reading) : undefined;
}

function nextField(reading: Scan): Next | undefined {
  const more = goesOn(reading, CLOSE_BRACKET);
  if (more !== true) return more === false ? 'close' : undefined;
  return firstField(reading);
}

/** Fills the field, whose first attribute is `first`. */
function readField(
  reading: Reading,
  field: PlainField,
  first: Next | undefined,
  names: FieldNames,
  namespace: string | undefined,
  depth: number,
): PlainField | undefined {
  const { habits } = reading;
  let named = false;
  let ordered = false;
  let skipped = 0;
  let type: TypeUse | undefined;
  let next = first;
  while (next !== 'end') {
    let habit = habits.other;
    switch (next) {
      case undefined:
        return undefined;
      case 'name': {
        const name = readName(reading);
        if (name === undefined || named || !names.add(reading.hash)) return undefined;
        named = true;
        field.name = name;
        habit = habits.afterName;
        break;
      }
      case 'type':
        if (type !== undefined) return undefined;
        type = readType(reading, field, 'type', namespace, depth);
        if (type === undefined) return undefined;
        habit = habits.afterType;
        break;
      case 'default':
        if (field.hasDefault) return undefined;
        field.defaultStart = reading.at;
        if (!skipValue(reading, depth)) return undefined;
        field.defaultEnd = reading.at;
        break;
      case 'logicalType':
        if (field.logicalType !== undefined) return undefined;
        field.logicalType = readText(reading);
        if (field.logicalType === undefined) return undefined;
        break;
      case 'aliases': {
        const aliases = field.aliases === NO_NAMES ? uniqueTexts(reading) : undefined;
        if (aliases === undefined) return undefined;
        field.aliases = aliases;
        break;
      }
      case 'order': {
        const order = ordered ? undefined : readText(reading);
        if (order === undefined || !isOrder(order)) return undefined;
        ordered = true;
        break;
      }
      default:
        if (++skipped > 1) reading.mayRepeat = true;
        if (!skipValue(reading, depth)) return undefined;
    }
    next = byHabit(reading, habit, nextKey);
  }
  if (!named || type === undefined) return undefined;
  if ((type.kind === 'float' || type.kind === 'double') && field.hasDefault) {
    const value = field.defaultValue;
    if (typeof value === 'string' && !isJavaNumber(value)) return undefined;
  }
  field.type = type;
  field.end = reading.at;
  return field;
}
