import { scalarGroup } from '../resolve/scalars.js';
import type { ScalarGroup } from '../resolve/scalars.js';
import type { TypeEntry } from '../schema.js';
import { NO_LABEL } from '../syntax/nodes.js';
import type { FieldNode, MapTypeNode } from '../syntax/nodes.js';
import { labelName, labelPlace } from './fields.js';
import { compareNamedTypes } from './namedTypes.js';
import { addDifference } from './walk.js';
import type { Place, Side, Walk } from './walk.js';
import type { ProtobufKind } from './kind.js';

/** The pair of fields that a type belongs to. */
export interface FieldPair {
  readonly reader: Side;
  readonly writer: Side;
  readonly field: FieldNode;
  readonly before: FieldNode;
  readonly path: string;
}

/** A type as written: a name, or a map. */
export interface WrittenType {
  readonly name: string;
  readonly map: MapTypeNode | undefined;
}

type Resolved =
  | { readonly kind: 'scalar'; readonly group: ScalarGroup }
  | { readonly kind: 'map'; readonly key: WrittenType; readonly value: WrittenType }
  | { readonly kind: 'message'; readonly name: string; readonly entry: TypeEntry | undefined };

/** Written maps end long before; a message with the option `map_entry` can have itself as its value. */
const MAX_MAPS = 600;

export function typeOfField(field: FieldNode): WrittenType {
  return { name: field.type, map: field.map };
}

/**
 * Kind first, then what the kind has to compare. Labels count for scalar types only, and only where both sides write
 * one: an implicit proto3 field may become repeated unseen. Types inside a map have no label.
 */
export function compareTypes(
  walk: Walk,
  pair: FieldPair,
  type: WrittenType,
  before: WrittenType,
  labels: boolean,
  depth = 0,
): void {
  if (depth > MAX_MAPS) {
    walk.failure = `The field "${pair.field.name}" is a map that holds itself: the registry cannot compare it.`;
    return;
  }
  const group = scalarGroup(type.name);
  if (group !== undefined && type.name === before.name) {
    if (labels) compareLabels(walk, pair, group);
    return;
  }
  const now = resolve(pair.reader, type);
  const then = resolve(pair.writer, before);
  if (now.kind === 'scalar' && then.kind === 'scalar') {
    if (now.group !== then.group) reportType(walk, pair, 'FIELD_SCALAR_KIND_CHANGED');
    else if (labels) compareLabels(walk, pair, now.group);
  } else if (now.kind === 'map' && then.kind === 'map') {
    compareTypes(walk, pair, now.key, then.key, false, depth + 1);
    compareTypes(walk, pair, now.value, then.value, false, depth + 1);
  } else if (now.kind === 'message' && then.kind === 'message') {
    compareNamedTypes(walk, pair, now, then);
  } else {
    reportType(walk, pair, 'FIELD_KIND_CHANGED');
  }
}

export function reportType(walk: Walk, pair: FieldPair, kind: ProtobufKind): void {
  const { reader, writer, field, before, path } = pair;
  addDifference(walk, {
    kind,
    path: `${path}/${field.registryTag}`,
    reader: typePlace(reader, field),
    writer: typePlace(writer, before),
    facts: {
      field: field.name,
      tag: String(field.registryTag),
      readerType: field.type,
      writerType: before.type,
    },
  });
}

function typePlace(side: Side, field: FieldNode): Place {
  return { document: side.scope.document, start: field.typeStart, end: field.typeEnd };
}

/** A message with the option `map_entry` is a map, however it is written. */
function resolve(side: Side, type: WrittenType): Resolved {
  if (type.map !== undefined) return { kind: 'map', key: type.map.key, value: type.map.value };
  const group = scalarGroup(type.name);
  if (group !== undefined) return { kind: 'scalar', group };
  const entry = side.lookup.find(type.name, side.scope);
  if (entry?.type.node === 'enum') return { kind: 'scalar', group: 'number' };
  if (entry?.type.mapEntry === true) {
    const key = entry.type.fields.find((field) => field.name === 'key');
    const value = entry.type.fields.find((field) => field.name === 'value');
    if (key !== undefined && value !== undefined)
      return { kind: 'map', key: typeOfField(key), value: typeOfField(value) };
  }
  return { kind: 'message', name: type.name, entry };
}

function compareLabels(walk: Walk, pair: FieldPair, group: ScalarGroup): void {
  const { reader, writer, field, before, path } = pair;
  if (field.label === before.label || field.label === NO_LABEL || before.label === NO_LABEL) return;
  addDifference(walk, {
    kind: group === 'text' ? 'FIELD_STRING_OR_BYTES_LABEL_CHANGED' : 'FIELD_NUMERIC_LABEL_CHANGED',
    path: `${path}/${field.registryTag}`,
    reader: labelPlace(reader, field),
    writer: labelPlace(writer, before),
    facts: {
      field: field.name,
      tag: String(field.registryTag),
      readerLabel: labelName(field.label),
      writerLabel: labelName(before.label),
    },
  });
}
