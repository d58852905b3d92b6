import type { JsonObject } from '../../json/jsonText.js';
import type { Random } from '../../sample/random.js';
import { isoInstant, textFor, uuid } from '../../sample/realistic.js';
import { finds } from '../pattern/finds.js';
import { textMatching } from './patternText.js';

/** More than this is nothing that anybody looks at. */
const MAX_TEXT = 10_000;

/** A text that its name suggests, of the format, pattern and length that the schema asks for. */
export function sampleText(schema: JsonObject, name: string, random: Random): string {
  const { format, pattern } = schema;
  if (typeof format === 'string') {
    const text = formatted(format, name, random);
    if (text !== undefined) return text;
  }
  const least = lengthAt(schema, 'minLength') ?? 0;
  const most = lengthAt(schema, 'maxLength') ?? MAX_TEXT;
  const usual = textFor(name, random);
  if (typeof pattern === 'string' && !finds(pattern, usual.slice(0, 40))) {
    return textMatching(pattern, random) ?? usual;
  }
  return usual.padEnd(least, 'x').slice(0, Math.max(most, 0));
}

function lengthAt(schema: JsonObject, keyword: string): number | undefined {
  const value = schema[keyword];
  return typeof value === 'number' ? Math.min(value, MAX_TEXT) : undefined;
}

function formatted(format: string, name: string, random: Random): string | undefined {
  switch (format) {
    case 'date-time':
      return isoInstant(random);
    case 'date':
      return isoInstant(random).slice(0, 10);
    case 'time':
      return isoInstant(random).slice(11);
    case 'duration':
      return `PT${random.int(1, 59)}M`;
    case 'uuid':
      return uuid(random);
    case 'email':
    case 'idn-email':
      return textFor('email', random);
    case 'uri':
    case 'iri':
    case 'uri-reference':
      return `https://example.com/${encodeURIComponent(name)}/${random.int(1, 9999)}`;
    case 'hostname':
    case 'idn-hostname':
      return `host-${random.int(1, 99)}.example.com`;
    case 'ipv4':
      return `10.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(1, 254)}`;
    case 'ipv6':
      return `2001:db8::${random.int(1, 65_535).toString(16)}`;
    default:
      return undefined;
  }
}
