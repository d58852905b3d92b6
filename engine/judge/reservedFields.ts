import type { SchemaFormat } from '../schemaFormat.js';
import type { SchemaVersion } from './judge.js';

/** The metadata property that lists names no field may carry, separated by commas. */
const RESERVED = 'confluent:reserved';

export interface ReservedFieldFinding {
  readonly kind: 'reserved-name-removed' | 'reserved-name-used';
  readonly name: string;
  readonly message: string;
}

/**
 * What `validateFields` adds to a check, at every level and even at NONE: a reserved name may neither disappear from
 * the list nor be used by a field at the top level.
 */
export function reservedFieldFindings(
  format: SchemaFormat,
  candidate: SchemaVersion,
  previous: SchemaVersion | undefined,
): readonly ReservedFieldFinding[] {
  const reserved = reservedNames(candidate);
  const removed = [...(previous === undefined ? [] : reservedNames(previous))].filter((name) => !reserved.has(name));
  const used = format.topLevelFields(candidate.schema).filter((name) => reserved.has(name));
  return [
    ...removed.map((name): ReservedFieldFinding => ({
      kind: 'reserved-name-removed',
      name,
      message: `The reserved name '${name}' of ${previous?.label ?? 'the previous version'} is no longer reserved. Put it back into the metadata property ${RESERVED}.`,
    })),
    ...used.map((name): ReservedFieldFinding => ({
      kind: 'reserved-name-used',
      name,
      message: `The field '${name}' has a name that the metadata property ${RESERVED} reserves. Choose another name.`,
    })),
  ];
}

function reservedNames(version: SchemaVersion): ReadonlySet<string> {
  const list = version.metadata?.[RESERVED] ?? '';
  return new Set(
    list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  );
}
