import { Validator, type OutputUnit, type SchemaDraft } from '@cfworker/json-schema';
import type { CodecSchema, EventCodec } from '../codec.js';
import { elementsOf, FieldErrors, jsonOf, propertiesOf, type FieldProblem, type JsonInput } from '../jsonInput.js';

/** The validator interprets the schema: nothing is generated from it and run. */
export function jsonSchemaCodec(schema: CodecSchema): EventCodec {
  const parsed: unknown = JSON.parse(schema.text);
  const title = isObject(parsed) && typeof parsed['title'] === 'string' ? parsed['title'] : '';
  return {
    decode: (payload) => {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
      JSON.parse(text);
      return { text, typeName: title };
    },
    encode: (input) => {
      const json = jsonOf(input);
      const { valid, errors } = validatorOf(parsed, schema).validate(JSON.parse(json));
      if (!valid) throw new FieldErrors(deepest(errors).map((error) => problemOf(error, input)));
      return { payload: Buffer.from(json, 'utf8') };
    },
  };
}

function validatorOf(parsed: unknown, schema: CodecSchema): Validator {
  if (typeof parsed !== 'boolean' && !isObject(parsed)) throw new Error('The schema must be an object, true or false');
  const validator = new Validator(parsed, draftOf(parsed), false);
  for (const reference of schema.references) {
    const other: unknown = JSON.parse(reference.text);
    if (!isObject(other)) continue;
    // Other schemas name it by its own address, or as the registry's reference says: often the two are the same.
    const own = typeof other['$id'] === 'string' ? other['$id'] : reference.name;
    for (const id of new Set([own, reference.name].map(absolute))) validator.addSchema({ ...other, $id: id });
  }
  return validator;
}

/** As the validator resolves addresses that are relative to nothing. */
function absolute(address: string): string {
  const base = 'https://github.com/cfworker';
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

function draftOf(schema: boolean | Readonly<Record<string, unknown>>): SchemaDraft {
  const named = typeof schema === 'boolean' ? undefined : schema['$schema'];
  const draft = /draft-0?4|draft-07|2019-09|2020-12/.exec(String(named))?.[0];
  switch (draft) {
    case 'draft-04':
    case 'draft-4':
      return '4';
    case '2019-09':
    case '2020-12':
      return draft;
    default:
      return '7';
  }
}

/** Of each cause the report holds a chain from the root down to it: only the ends say what is wrong. */
function deepest(errors: readonly OutputUnit[]): readonly OutputUnit[] {
  const wrappers = new Set([
    'properties',
    'items',
    '$ref',
    'allOf',
    'additionalItems',
    'prefixItems',
    'patternProperties',
  ]);
  const ends = errors.filter(({ keyword }) => !wrappers.has(keyword));
  return ends.length > 0 ? ends : errors;
}

function problemOf(error: OutputUnit, root: JsonInput): FieldProblem {
  let place = root;
  for (const part of error.instanceLocation.split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    const next =
      place.node.type === 'array'
        ? elementsOf(place)[Number(key)]
        : propertiesOf(place).find((property) => property.key === key)?.value;
    if (next === undefined) break;
    place = next;
  }
  const message = `is refused by the schema (${error.keyword}): ${error.error.replace(/\.$/, '')}`;
  return { path: place.path, message, offset: place.node.offset, length: place.node.length };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
