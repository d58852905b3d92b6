import { isJsonObject } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';
import { isBroken, isReference, nameOf } from './walk.js';
import type { NodePair, NodeRule } from './walk.js';

/** Schemas that allow everything, where there was none. */
export const emptySchemaRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (isReference(reader.json) || isReference(writer.json)) return;
  for (const keyword of ['additionalProperties', 'items']) {
    if (isEmpty(reader.json[keyword]) && writer.json[keyword] === undefined && isRefusedFor(pair, keyword)) {
      report('json-empty-schema-added', pair, keyword, { name: nameOf(reader), keyword });
    }
  }
};

/** Lower bounds of nothing. */
export const zeroBoundRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (isReference(reader.json) || isReference(writer.json)) return;
  for (const keyword of ['minLength', 'minItems', 'minProperties']) {
    if (reader.json[keyword] === 0 && writer.json[keyword] === undefined && isRefusedFor(pair, keyword)) {
      report('json-zero-bound-added', pair, keyword, { name: nameOf(reader), keyword });
    }
  }
};

/** Whether this keyword alone, added to the schema as it is, makes the registry refuse it: under LENIENT not all do. */
function isRefusedFor({ reader, options }: NodePair, keyword: string): boolean {
  const json = Object.fromEntries(Object.entries(reader.json).filter(([name]) => name !== keyword));
  return isBroken(reader, { ...reader, json }, options);
}

function isEmpty(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}
