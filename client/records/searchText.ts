import { decodedText, decodePart, schemaIdOf, textOf } from './decode/decodePart.js';
import type { Schemas } from './decode/schemas.js';
import { headerText } from './rows.js';
import type { StoredEvent } from './store/eventStore.js';

/** What the text filter looks through, in lower case. */
export function searchText(event: StoredEvent, schemas: Schemas): string {
  let text = `${partText(event, 'key', schemas)}\n${partText(event, 'value', schemas)}`;
  for (const { key, value } of event.headers) text += `\n${key}\n${value === null ? '' : headerText(value)}`;
  return text.toLowerCase();
}

/** Text without a schema is looked through as it is: whether it is JSON does not matter here and takes time to find out. */
function partText(event: StoredEvent, side: 'key' | 'value', schemas: Schemas): string {
  const bytes = event[side];
  if (bytes === null) return 'null';
  const text = schemaIdOf(event, side) === undefined ? textOf(bytes) : decodedText(event, side, schemas);
  return text ?? decodePart(event, side, schemas).text;
}
