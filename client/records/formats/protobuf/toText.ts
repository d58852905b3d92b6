import protobuf from 'protobufjs';
import {
  fieldsReader,
  mapField,
  mapValueField,
  messageField,
  repeatedField,
  repeatedMessageField,
  scalarField,
  type Field,
  type FieldsReader,
  type TextReader,
} from './fields.js';
import { enumOf, scalarOf, type Scalar } from './scalars.js';
import { wellKnownText } from './wellKnown.js';

/** The readers of one schema: each is made when a message of its type is met for the first time. */
export type Readers = Map<protobuf.Type, TextReader>;

/**
 * The reader of a type of message: from bytes to JSON text, without any value between. Fields without presence show their
 * default, as their reader gets it; others that were not written are left out. What is not in the schema is passed over.
 *
 * @param type with all that it refers to resolved
 */
export function textReader(type: protobuf.Type, readers: Readers): TextReader {
  const made = readers.get(type);
  if (made !== undefined) return made;
  let reader: TextReader | undefined;
  // Not before the first message of the type: it may contain itself.
  const later: TextReader = (bytes) => (reader ??= messageReader(type, readers))(bytes);
  readers.set(type, later);
  return later;
}

function messageReader(type: protobuf.Type, readers: Readers): TextReader {
  const names = type.fieldsArray.map(({ name }) => name);
  const fields = fieldsReader(type.fieldsArray.map((field) => fieldOf(field, readers)));
  return wellKnownText(type, fields, readers) ?? plainText(names, fields);
}

/** A message as an object with its fields. */
export function plainText(names: readonly string[], fields: FieldsReader): TextReader {
  const labels = names.map((name) => `${JSON.stringify(name)}:`);
  return (bytes) => {
    const texts = fields(bytes);
    let text = '';
    for (let i = 0; i < labels.length; i++) {
      const value = texts[i];
      if (value !== undefined) text += `${text === '' ? '{' : ','}${labels[i] ?? ''}${value}`;
    }
    return text === '' ? '{}' : `${text}}`;
  };
}

function fieldOf(field: protobuf.Field, readers: Readers): Field {
  const { id, name } = field;
  const optional = field.repeated || field.map || hasPresence(field) || field.resolvedType instanceof protobuf.Type;
  const oneof = field.partOf ?? undefined;
  const scalar = scalarFor(field);
  const absent = optional || scalar === undefined ? undefined : scalar.absent;
  const common = { name, absent, required: field.required, oneof };
  if (field instanceof protobuf.MapField) return mapOf(field, common, readers);
  if (scalar !== undefined) return (field.repeated ? repeatedField : scalarField)(common, id, scalar);
  const inner = messageOf(field, readers);
  return (field.repeated ? repeatedMessageField : messageField)(common, id, field.delimited, inner);
}

function mapOf(field: protobuf.MapField, common: Parameters<typeof mapField>[0], readers: Readers): Field {
  const key = scalarOf(field.keyType, isStrict(field));
  if (key === undefined) throw new Error(`The keys of ${field.name} cannot be of the type ${field.keyType}`);
  const value = scalarFor(field);
  const alone = { required: false, oneof: undefined };
  const inner = value === undefined ? messageOf(field, readers) : () => value.absent;
  const entry = fieldsReader([
    scalarField({ ...alone, name: 'key', absent: key.absent }, 1, key),
    value === undefined
      ? messageField({ ...alone, name: 'value', absent: undefined }, 2, false, inner)
      : mapValueField({ ...alone, name: 'value', absent: value.absent }, 2, value),
  ]);
  return mapField(common, field.id, entry, inner);
}

/** Undefined for messages. */
function scalarFor(field: protobuf.FieldBase): Scalar | undefined {
  const { resolvedType } = field;
  const typeDefault: unknown = field.typeDefault;
  if (!(resolvedType instanceof protobuf.Enum)) return scalarOf(field.type, isStrict(field));
  const [first = 0] = Object.values(resolvedType.values);
  const shown = typeof typeDefault === 'number' ? typeDefault : first;
  return enumOf(resolvedType.valuesById, featureOf(resolvedType, 'enum_type') === 'CLOSED', shown);
}

function messageOf({ name, resolvedType, type }: protobuf.FieldBase, readers: Readers): TextReader {
  if (resolvedType instanceof protobuf.Type) return textReader(resolvedType, readers);
  throw new Error(`The type ${type} of ${name} is not defined`);
}

function hasPresence(field: protobuf.Field): boolean {
  return field.hasPresence || field.partOf !== null;
}

function isStrict(field: protobuf.FieldBase): boolean {
  return featureOf(field, 'utf8_validation') === 'VERIFY';
}

/** What an edition, or the syntax before editions, sets for a field or enum. The library keeps it, its types do not say so. */
function featureOf(object: protobuf.ReflectionObject, name: string): unknown {
  const features: unknown = Reflect.get(object, '_features');
  return typeof features === 'object' && features !== null ? Reflect.get(features, name) : undefined;
}
