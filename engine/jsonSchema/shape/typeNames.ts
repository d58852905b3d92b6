import { isJsonArray } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';

/** The types that a `type` names, one or a list of them. */
export function typeNames(type: JsonValue | undefined): readonly string[] {
  return (isJsonArray(type) ? type : [type]).filter((name) => typeof name === 'string');
}
