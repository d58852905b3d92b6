import { decodedText, decodePart, schemaIdOf, textOf } from './decode/decodePart.js';
import type { Schemas } from './decode/schemas.js';
import { headerText } from './rows.js';
import type { StoredEvent } from './store/eventStore.js';

/**
 * Whether the text of an event's value, key or headers holds what is wanted, in any case.
 *
 * @param wanted in lower case
 */
export function holdsText(event: StoredEvent, wanted: string, schemas: Schemas): boolean {
  // Part by part: one text of all of them would be copied for each event.
  if (holds(partText(event, 'value', schemas), wanted) || holds(partText(event, 'key', schemas), wanted)) return true;
  for (const { key, value } of event.headers) {
    if (holds(key, wanted) || (value !== null && holds(headerText(value), wanted))) return true;
  }
  return false;
}

function holds(text: string, wanted: string): boolean {
  return text.toLowerCase().includes(wanted);
}

/** Text without a schema is looked through as it is: whether it is JSON does not matter here and takes time to find out. */
function partText(event: StoredEvent, side: 'key' | 'value', schemas: Schemas): string {
  const bytes = event[side];
  if (bytes === null) return 'null';
  const text = schemaIdOf(event, side) === undefined ? textOf(bytes) : decodedText(event, side, schemas);
  return text ?? decodePart(event, side, schemas).text;
}
