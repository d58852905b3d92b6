import { isNamed, resolved } from './model.js';
import type { AvroSchema, NamedType, TypeUse } from './model.js';

/** How many records the smallest value of a type nests; infinite for a type that has no finite value. */
export type Heights = (use: TypeUse) => number;

/** A type is known after those that it needs, so one round mostly does; types used before their definition need more. */
const MAX_ROUNDS = 100;

/** Found by rounds over all named types until nothing changes. What is not known by then counts as infinite. */
export function heightsOf(schema: Pick<AvroSchema, 'named'>): Heights {
  const known = new Map<NamedType, number>();
  const types = [...schema.named.values()];
  const height = (use: TypeUse): number => {
    const type = resolved(use);
    if (type === undefined) return 0;
    if (type.kind === 'union') return Math.min(...type.branches.map(height));
    return isNamed(type) ? (known.get(type) ?? (type.kind === 'record' ? Infinity : 0)) : 0;
  };
  let changed = true;
  for (let round = 0; changed && round < MAX_ROUNDS; round++) {
    changed = false;
    for (const type of types) {
      if (type.kind !== 'record') continue;
      const now = 1 + Math.max(0, ...type.fields.map((field) => height(field.type)));
      if (now < (known.get(type) ?? Infinity)) {
        known.set(type, now);
        changed = true;
      }
    }
  }
  return height;
}
