import { NO_LABEL, OPTIONAL, REPEATED, REQUIRED } from '../syntax/nodes.js';
import type { FieldNode, Label } from '../syntax/nodes.js';
import { compareTypes, typeOfField } from './types.js';
import { addDifference, enclosing, nameOf, wholeOf } from './walk.js';
import type { Place, Side, Walk } from './walk.js';

/** Two fields of one tag. `path` is that of the message, or of the oneof that they are members of. */
export function compareFields(
  walk: Walk,
  reader: Side,
  writer: Side,
  field: FieldNode,
  before: FieldNode,
  path: string,
): void {
  if (field.name !== before.name) {
    addDifference(walk, {
      kind: 'FIELD_NAME_CHANGED',
      path: `${path}/${field.registryTag}`,
      reader: nameOf(reader.scope.document, field),
      writer: nameOf(writer.scope.document, before),
      facts: { field: field.name, before: before.name, tag: String(field.registryTag) },
    });
  }
  compareTypes(walk, { reader, writer, field, before, path }, typeOfField(field), typeOfField(before), true);
}

export function reportFieldAdded(walk: Walk, reader: Side, writer: Side, field: FieldNode, path: string): void {
  addDifference(walk, {
    kind: field.label === REQUIRED ? 'REQUIRED_FIELD_ADDED' : 'FIELD_ADDED',
    path: `${path}/${field.registryTag}`,
    reader: nameOf(reader.scope.document, field),
    writer: enclosing(writer.scope),
    facts: fieldFacts(field),
  });
}

export function reportFieldRemoved(walk: Walk, reader: Side, writer: Side, field: FieldNode, path: string): void {
  addDifference(walk, {
    kind: field.label === REQUIRED ? 'REQUIRED_FIELD_REMOVED' : 'FIELD_REMOVED',
    path: `${path}/${field.registryTag}`,
    reader: enclosing(reader.scope),
    writer: wholeOf(writer.scope.document, field),
    facts: fieldFacts(field),
  });
}

export function fieldFacts(field: FieldNode): Readonly<Record<string, string>> {
  return { field: field.name, tag: String(field.registryTag), type: field.type };
}

export function labelName(label: Label): string {
  switch (label) {
    case NO_LABEL:
      return '';
    case OPTIONAL:
      return 'optional';
    case REQUIRED:
      return 'required';
    case REPEATED:
      return 'repeated';
  }
}

/** The label where there is one, the name of the field otherwise. */
export function labelPlace(side: Side, field: FieldNode): Place {
  const document = side.scope.document;
  if (field.label === NO_LABEL) return nameOf(document, field);
  return { document, start: field.labelStart, end: field.labelEnd };
}
