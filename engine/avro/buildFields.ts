import { isJsonArray, isJsonObject } from '../json/jsonText.js';
import type { JsonObject, JsonValue } from '../json/jsonText.js';
import { buildType, describeValue, refuse } from './build.js';
import type { Build } from './build.js';
import { quote, readAliases, valueOf } from './buildNamed.js';
import { DistinctNames } from './distinctNames.js';
import type { RecordField } from './model.js';
import { isAcceptedName } from './names.js';

/** Reads the fields of a record. What is no field is refused and left out. */
export function buildFields(build: Build, record: JsonObject, namespace: string | undefined): readonly RecordField[] {
  const list = record['fields'];
  if (!isJsonArray(list)) {
    const where = list === undefined ? ({ at: 'head', holder: record } as const) : valueOf(record, 'fields');
    refuse(build, 'avro-missing-fields', 'A record needs "fields": an array, which may be empty.', where);
    return [];
  }
  const fields: RecordField[] = [];
  const names = new DistinctNames();
  for (let index = 0; index < list.length; index++) {
    const json = list[index];
    if (!isJsonObject(json)) {
      const message = `A field is an object with "name" and "type", not ${describeValue(json)}.`;
      refuse(build, 'avro-not-a-field', message, { at: 'value', holder: list, key: index });
      continue;
    }
    const field = buildField(build, json, namespace);
    if (field.name !== '' && !names.add(field.name)) {
      const message = `The record already has a field ${field.name}. Give this one another name, or remove it.`;
      refuse(build, 'avro-duplicate-field', message, valueOf(json, 'name'));
    }
    fields.push(field);
  }
  return fields;
}

function buildField(build: Build, json: JsonObject, namespace: string | undefined): RecordField {
  const name = json['name'];
  if (typeof name !== 'string') {
    const where = name === undefined ? ({ at: 'head', holder: json } as const) : valueOf(json, 'name');
    refuse(build, 'avro-missing-name', 'A field needs a "name".', where);
  } else if (!isAcceptedName(name)) {
    const message = `${quote(name)} is no name. A name starts with a letter or _ and goes on with letters, digits or _.`;
    refuse(build, 'avro-invalid-name', message, valueOf(json, 'name'));
  }
  const declared = json['type'];
  if (declared === undefined) {
    refuse(build, 'avro-missing-type', 'A field needs a "type".', { at: 'head', holder: json });
  }
  const type =
    declared === undefined
      ? ({ kind: 'unknown', id: build.nextId++, document: build.document, holder: json, key: 'type' } as const)
      : buildType(build, declared, json, 'type', namespace);
  const order = json['order'];
  if (order !== undefined && !isOrder(order)) {
    const message = 'The "order" of a field is ascending, descending or ignore.';
    refuse(build, 'avro-invalid-order', message, valueOf(json, 'order'));
  }
  const value = json['default'];
  if ((type.kind === 'float' || type.kind === 'double') && typeof value === 'string' && !isJavaNumber(value)) {
    refuse(build, 'avro-default-not-a-number', `The default of a ${type.kind} is a number.`, valueOf(json, 'default'));
  }
  return {
    name: typeof name === 'string' ? name : '',
    json,
    type,
    aliases: readAliases(build, json),
    hasDefault: value !== undefined,
    defaultValue: value,
    logicalType: json['logicalType'],
  };
}

export function isOrder(order: JsonValue): boolean {
  return typeof order === 'string' && /^(?:ascending|descending|ignore)$/i.test(order);
}

/** The reference reads the textual default of a float or double as Java writes numbers, `NaN` and `1d` included. */
export function isJavaNumber(text: string): boolean {
  // Java trims every character up to the space.
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  return JAVA_NUMBER.test(text.slice(from, to));
}

const JAVA_NUMBER =
  /^[+-]?(?:NaN|Infinity|(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|0[xX](?:[\da-fA-F]+\.?[\da-fA-F]*|\.[\da-fA-F]+)[pP][+-]?\d+)[fFdD]?)$/;
