import type { RegistryProfile } from '../../options.js';
import type { Shape, TypedShape } from '../model.js';
import { losesUnevaluated } from '../shape/lost.js';
import { childShape } from '../shape/shape.js';
import { note, pathTo } from './context.js';
import type { At } from './context.js';
import { compareSchemas } from './schema.js';

type UnevaluatedKeyword = 'unevaluatedItems' | 'unevaluatedProperties';

/** The schema of what nothing else evaluates; only 2019-09 and later have it, and registries of 7.x did not look at it. */
export function unevaluated(
  shape: TypedShape,
  keyword: UnevaluatedKeyword,
  profile: RegistryProfile,
): Shape | undefined {
  if (profile === '7.x' || shape.bare || shape.json[keyword] === undefined || losesUnevaluated(shape)) return undefined;
  return childShape(shape.load, shape.base, shape.json, keyword);
}

export function isEmpty(shape: Shape): boolean {
  return shape.tag === 'empty' || shape.tag === 'true';
}

/** The schema that covers what has no schema of its own: the additional one, else the unevaluated one. */
export function coveringSchema(additional: Shape | false | undefined, rest: Shape | undefined): Shape | undefined {
  if (additional === false) return undefined;
  if (additional !== undefined) return additional;
  return rest === undefined || rest.tag === 'false' || isEmpty(rest) ? undefined : rest;
}

const KINDS = {
  unevaluatedItems: {
    added: 'UNEVALUATED_ITEMS_ADDED',
    removed: 'UNEVALUATED_ITEMS_REMOVED',
    extended: 'UNEVALUATED_ITEMS_EXTENDED',
    narrowed: 'UNEVALUATED_ITEMS_NARROWED',
  },
  unevaluatedProperties: {
    added: 'UNEVALUATED_PROPERTIES_ADDED',
    removed: 'UNEVALUATED_PROPERTIES_REMOVED',
    extended: 'UNEVALUATED_PROPERTIES_EXTENDED',
    narrowed: 'UNEVALUATED_PROPERTIES_NARROWED',
  },
} as const;

export function compareUnevaluated(
  at: At,
  keyword: UnevaluatedKeyword,
  before: Shape | undefined,
  after: Shape | undefined,
): void {
  if (before === undefined && after === undefined) return;
  const { added, removed, extended, narrowed } = KINDS[keyword];
  const say = (kind: Parameters<typeof note>[1]) => note(at, kind, keyword);
  const [wasFalse, isFalse] = [before?.tag === 'false', after?.tag === 'false'];
  if (wasFalse !== isFalse) say(isFalse ? removed : added);
  else if (before === undefined) say(narrowed);
  else if (after === undefined) say(extended);
  else if (isEmpty(before) !== isEmpty(after)) say(isEmpty(before) ? narrowed : extended);
  else compareSchemas(at.walk, at.sink, pathTo(at.path, keyword), before, after);
}
