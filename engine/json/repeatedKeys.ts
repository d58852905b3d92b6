import type { JsonObject, JsonText, JsonValue } from './jsonText.js';

/**
 * Whether an object of the text may have a property name twice. A plain reader keeps the last one and says nothing;
 * the quotes in the text then are more than the value accounts for. False is certain, and costs a fraction of what the
 * positions cost that `places().duplicateKeys()` needs.
 */
export function mayRepeatKeys(json: JsonText): boolean {
  if (json.value === undefined || json.text.includes('\\')) return true;
  return countQuotes(json.text) !== 2 * countStrings(json.value);
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count;
}

/** Property names and texts of a value. */
function countStrings(value: JsonValue): number {
  if (typeof value === 'string') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const element of value as readonly JsonValue[]) count += countStrings(element);
    return count;
  }
  const members = value as JsonObject;
  for (const name in members) count += 1 + countStrings(members[name] ?? null);
  return count;
}
