import { listMessages, lookupTypes, resolveFields } from './messageIndex.js';
import type { FieldType, IndexedMessage, ResolvedField } from './messageIndex.js';
import type { TypeLookup } from './resolve/registryScope.js';
import { newRandom, sampleScalar } from './sampleValues.js';
import type { Json, Random } from './sampleValues.js';
import { sampleWellKnown } from './sampleWellKnown.js';
import type { ProtobufSchema } from './schema.js';
import { jsonName, writtenJsonName } from './validate/names.js';

/** How deep optional messages are filled in; below only what is required. */
const FILLED_DEPTH = 3;
/** Required fields may lead in a circle: such a message has no valid event, and its sample ends here. */
const MAX_DEPTH = 8;
const MAX_MESSAGES = 500;

interface Sampler {
  readonly lookup: TypeLookup;
  readonly random: Random;
  /** How many messages may still be made: wide schemas multiply them. */
  left: number;
}

/** A realistic event of the first message in Protobuf's JSON form; the same for the same seed. */
export function sampleSchema(schema: ProtobufSchema, seed: number): string {
  const first = listMessages(schema).find(({ message }) => !message.mapEntry);
  if (first === undefined) return '{}';
  const sampler: Sampler = { lookup: lookupTypes(schema), random: newRandom(seed), left: MAX_MESSAGES };
  return JSON.stringify(sampleMessage(sampler, first, 0), null, 2);
}

function sampleMessage(
  sampler: Sampler,
  { message, scope }: Pick<IndexedMessage, 'message' | 'scope'>,
  depth: number,
): Json {
  sampler.left--;
  const object: Record<string, Json> = {};
  const fields = resolveFields(sampler.lookup, message, scope);
  const chosen = chooseMembers(sampler.random, fields);
  for (const item of fields) {
    if (item.oneof !== undefined && chosen.get(item.oneof) !== item) continue;
    if (holdsMessage(item.type) && (depth >= (item.required ? MAX_DEPTH : FILLED_DEPTH) || sampler.left <= 0)) continue;
    const value = sampleField(sampler, item, depth);
    if (value !== undefined) object[writtenJsonName(item.field) ?? jsonName(fieldName(item))] = value;
  }
  return object;
}

function holdsMessage(type: FieldType): boolean {
  return type.kind === 'message' || (type.kind === 'map' && holdsMessage(type.value));
}

/** One member of each oneof. */
function chooseMembers(random: Random, fields: readonly ResolvedField[]): ReadonlyMap<string, ResolvedField> {
  const groups = new Map<string, ResolvedField[]>();
  for (const field of fields) {
    if (field.oneof === undefined || field.type.kind === 'unknown') continue;
    groups.set(field.oneof, [...(groups.get(field.oneof) ?? []), field]);
  }
  const chosen = new Map<string, ResolvedField>();
  for (const [name, members] of groups) {
    const member = members[random(members.length)];
    if (member !== undefined) chosen.set(name, member);
  }
  return chosen;
}

/** A group's field is called as the group, in small letters. */
function fieldName({ field }: ResolvedField): string {
  return field.group === undefined ? field.name : field.name.toLowerCase();
}

function sampleField(sampler: Sampler, { field, type, repeated }: ResolvedField, depth: number): Json | undefined {
  if (type.kind === 'map') {
    const value = sampleType(sampler, type.value, field.name, depth);
    const key = sampleScalar(type.key, 'key', sampler.random);
    return value === undefined ? undefined : { [String(key)]: value };
  }
  if (!repeated) return sampleType(sampler, type, field.name, depth);
  const values: Json[] = [];
  for (let i = 0; i < 1 + sampler.random(2); i++) {
    const value = sampleType(sampler, type, field.name, depth);
    if (value !== undefined) values.push(value);
  }
  return values;
}

function sampleType(sampler: Sampler, type: FieldType, name: string, depth: number): Json | undefined {
  switch (type.kind) {
    case 'scalar':
      return sampleScalar(type.name, name, sampler.random);
    case 'enum': {
      const value = type.node.values[sampler.random(type.node.values.length)];
      return value?.name;
    }
    case 'message':
      return sampleWellKnown(type.fullName, sampler.random) ?? sampleMessage(sampler, type, depth + 1);
    case 'map':
    case 'unknown':
      return undefined;
  }
}
