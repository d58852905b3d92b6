/** The scalar types by what their values look like on the wire and to the registry: a change within a group is compatible. */
export type ScalarGroup = 'number' | 'signed' | 'text' | 'fixed32' | 'fixed64' | 'float' | 'double';

/** The group of a scalar type; undefined for everything else. Enums belong to `number`. */
export function scalarGroup(type: string): ScalarGroup | undefined {
  return looksScalar(type) ? GROUPS.get(type) : undefined;
}

/** Names of messages mostly do not: to look one up costs a hash of a text that was just cut out. */
function looksScalar(type: string): boolean {
  return type.length >= 4 && type.length <= 8 && type.charCodeAt(0) >= 97;
}

/** The scalar types of a group, which may replace each other. */
export function scalarsOf(group: ScalarGroup): readonly string[] {
  return [...GROUPS].filter(([, of]) => of === group).map(([name]) => name);
}

export function isScalar(type: string): boolean {
  return scalarGroup(type) !== undefined;
}

/** The types that a map's key may have. */
export function isKeyType(type: string): boolean {
  return isScalar(type) && type !== 'float' && type !== 'double' && type !== 'bytes';
}

const GROUPS: ReadonlyMap<string, ScalarGroup> = new Map([
  ['int32', 'number'],
  ['int64', 'number'],
  ['uint32', 'number'],
  ['uint64', 'number'],
  ['bool', 'number'],
  ['sint32', 'signed'],
  ['sint64', 'signed'],
  ['string', 'text'],
  ['bytes', 'text'],
  ['fixed32', 'fixed32'],
  ['sfixed32', 'fixed32'],
  ['fixed64', 'fixed64'],
  ['sfixed64', 'fixed64'],
  ['float', 'float'],
  ['double', 'double'],
]);
