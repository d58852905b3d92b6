import type { Location } from '../difference.js';
import type { JsonObject } from '../json/jsonText.js';
import type { JsonContainer } from '../json/places.js';
import type { Span } from '../text/span.js';
import { headSpan } from './issues.js';
import { isNamed } from './model.js';
import type { AvroDocument, EnumType, NamedType, RecordField, TypeUse } from './model.js';

/** The place of a type where it is used: its name, the brackets of a union, or what names an inline type best. */
export function placeOfType(use: TypeUse): Location {
  const { document, holder, key } = use;
  if ('json' in use && use.json !== undefined && use.kind !== 'union') {
    if (isNamed(use)) return at(document, headSpan(document, use.json));
    return at(document, document.json.places().valueSpan(use.json, 'type'));
  }
  const places = document.json.places();
  return at(document, holder === undefined ? places.root : places.valueSpan(holder, key));
}

/** The place of an attribute of a named type; of what names the type where the attribute is not written. */
export function placeOfAttribute(type: NamedType, attribute: string): Location {
  return at(type.document, memberOrHead(type.document, type.json, attribute));
}

/** The place of a field's name. */
export function placeOfField(record: NamedType, field: RecordField): Location {
  return at(record.document, memberOrHead(record.document, field.json, 'name'));
}

/** The place of a symbol in the list of its enum. */
export function placeOfSymbol(type: EnumType, symbol: string): Location {
  const list = type.json['symbols'];
  const index = Array.isArray(list) ? list.indexOf(symbol) : -1;
  if (index < 0) return placeOfAttribute(type, 'symbols');
  return at(type.document, type.document.json.places().valueSpan(list as JsonContainer, index));
}

function memberOrHead(document: AvroDocument, json: JsonObject, attribute: string): Span {
  return json[attribute] === undefined ? headSpan(document, json) : document.json.places().valueSpan(json, attribute);
}

function at(document: AvroDocument, span: Span): Location {
  return { document: document.name, span };
}
