import type { OutlineNode } from '../schemaFormat.js';
import { isNamed, listOf, shortName } from './model.js';
import type { AvroSchema, EnumType, NamedType, RecordField, TypeUse } from './model.js';
import { placeOfType } from './places.js';

/** The named types of the schema's own text with their fields and symbols, nested as they are written. */
export function outlineAvro(schema: AvroSchema): readonly OutlineNode[] {
  return schema.root === undefined ? [] : typesIn(schema.root, schema);
}

/** The named types written at a place, through arrays, maps and unions. */
function typesIn(use: TypeUse, schema: AvroSchema): readonly OutlineNode[] {
  if (use.document !== schema.document) return [];
  if (isNamed(use)) return [namedNode(use, schema)];
  if (use.kind === 'union') return use.branches.flatMap((branch) => typesIn(branch, schema));
  return use.kind === 'array' || use.kind === 'map' ? typesIn(use.of, schema) : [];
}

function namedNode(type: NamedType, schema: AvroSchema): OutlineNode {
  const { document, json } = type;
  return {
    name: type.simpleName === '' ? '(no name)' : type.simpleName,
    detail: type.kind === 'fixed' ? `fixed of ${type.size} bytes` : type.kind,
    kind: type.kind === 'record' ? 'record' : type.kind === 'enum' ? 'enum' : 'schema',
    span: document.json.places().span(json),
    nameSpan: placeOfType(type).span,
    children:
      type.kind === 'record'
        ? type.fields.map((field) => fieldNode(field, schema))
        : type.kind === 'enum'
          ? symbolNodes(type)
          : [],
  };
}

function fieldNode(field: RecordField, schema: AvroSchema): OutlineNode {
  const places = schema.document.json.places();
  return {
    name: field.name === '' ? '(no name)' : field.name,
    detail: typeDetail(field.type),
    kind: 'field',
    span: places.span(field.json),
    nameSpan: places.valueSpan(field.json, 'name'),
    children: typesIn(field.type, schema),
  };
}

function symbolNodes(type: EnumType): readonly OutlineNode[] {
  const list = type.json['symbols'];
  if (!Array.isArray(list)) return [];
  const places = type.document.json.places();
  return list.flatMap((symbol: unknown, index) => {
    if (typeof symbol !== 'string' || symbol === '') return [];
    const span = places.valueSpan(list, index);
    return [{ name: symbol, detail: '', kind: 'symbol', span, nameSpan: span, children: [] } as const];
  });
}

/** A type in few words, with its logical type. */
function typeDetail(use: TypeUse): string {
  switch (use.kind) {
    case 'union':
      return use.branches.length === 0
        ? 'nothing'
        : listOf(use.branches.map(typeDetail)).replace(/ and (?=\S+$)/, ' or ');
    case 'array':
    case 'map':
      return `${use.kind} of ${typeDetail(use.of)}`;
    case 'reference':
    case 'record':
    case 'enum':
    case 'fixed':
      return shortName(use);
    case 'unknown':
      return '?';
    default: {
      const logicalType = use.json?.['logicalType'];
      return typeof logicalType === 'string' ? `${use.kind} (${logicalType})` : use.kind;
    }
  }
}
