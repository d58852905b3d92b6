import type { Facts } from '../../difference.js';
import { THE_EVENT } from './node.js';

/** A draft-07 schema as text, for witnesses. */
export function schemaText(rest: object): string {
  return JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...rest });
}

/** The same of 2020-12. */
export function modernText(rest: object): string {
  return JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...rest });
}

/** How a sentence about a schema begins. */
export function subject(facts: Facts): string {
  return capital(nameIn(facts));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where in the schema it is, for the end of a sentence; nothing for the schema as a whole. */
export function within(facts: Facts): string {
  const name = nameIn(facts);
  return name === THE_EVENT ? '' : ` (at ${name})`;
}

function nameIn(facts: Facts): string {
  return facts['name'] ?? THE_EVENT;
}
