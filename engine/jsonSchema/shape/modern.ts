import { isJsonArray } from '../../json/jsonText.js';
import type { CombinedShape, Criterion, Place, Shape } from '../model.js';
import { typedShape } from './classic.js';
import { inJavaOrder } from './javaOrder.js';
import { modernFamily } from './keywords.js';
import type { TypedTag } from './keywords.js';
import { childShape } from './shape.js';

/** What the keywords seen so far add up to. */
type State =
  | { readonly is: 'nothing' }
  | { readonly is: 'one'; readonly part: Shape }
  /** A type list, whose members take up the keywords that belong to their types. */
  | { readonly is: 'types'; readonly parts: readonly Shape[]; readonly place: Place }
  /** Kinds of keywords side by side. */
  | { readonly is: 'all'; readonly parts: readonly Shape[] };

const NOTHING: State = { is: 'nothing' };
const NO_ASSERTION: State = { is: 'all', parts: [] };

/**
 * 2019-09 and 2020-12. The reference turns each keyword into a schema of its own and joins them one after the other:
 * same kinds melt into one, different ones become an allOf, and such an allOf is flattened into the list around it.
 */
export function modernShape(place: Place): Shape {
  const inner: Place = { ...place, outer: false };
  let state = NOTHING;
  for (const keyword of inJavaOrder(Object.keys(place.json))) {
    const contribution = contributionOf(inner, keyword);
    if (contribution !== undefined) state = join(state, contribution);
  }
  for (const contribution of namedContributions(inner)) state = join(state, contribution);
  return finish(place, state);
}

function contributionOf(place: Place, keyword: string): State | undefined {
  switch (keyword) {
    case 'type':
      return typeContribution(place);
    case 'enum':
    case 'const':
    case 'not':
      return one({ ...place, tag: keyword });
    case 'if':
      return one({ ...place, tag: 'conditional' });
    case '$ref':
      return refContribution(place, keyword);
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return combinedContribution(place, keyword);
    case 'format':
      return NO_ASSERTION;
    default: {
      const family = modernFamily(keyword);
      return family === undefined ? undefined : one(familyShape(place, family));
    }
  }
}

/** Properties, patternProperties and the unevaluated ones come last, whatever their place in the text. */
function namedContributions(place: Place): readonly State[] {
  const { json } = place;
  const found: State[] = [];
  if (notEmpty(json['properties'])) found.push(one(familyShape(place, 'object')));
  if (notEmpty(json['patternProperties'])) found.push(one(familyShape(place, 'object')));
  if (json['unevaluatedItems'] !== undefined) found.push(one(familyShape(place, 'array')));
  if (json['unevaluatedProperties'] !== undefined) found.push(one(familyShape(place, 'object')));
  return found;
}

function notEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function familyShape(place: Place, tag: TypedTag): Shape {
  return { ...place, tag, integer: false, typed: false, bare: false };
}

function typeContribution(place: Place): State | undefined {
  const type = place.json['type'];
  if (typeof type === 'string') {
    const shape = typedShape(place, type, false);
    return shape === undefined ? undefined : one(shape);
  }
  if (!isJsonArray(type)) return undefined;
  const parts = type.flatMap((name) => {
    const shape = typeof name === 'string' ? typedShape(place, name, true) : undefined;
    return shape === undefined ? [] : [shape];
  });
  return { is: 'types', parts, place };
}

function refContribution(place: Place, keyword: string): State | undefined {
  const ref = place.json[keyword];
  return typeof ref === 'string' ? one({ ...place, tag: 'ref', ref }) : undefined;
}

function combinedContribution(place: Place, criterion: Criterion): State | undefined {
  const list = place.json[criterion];
  if (!isJsonArray(list)) return undefined;
  const members = list.flatMap((_, index) => flat(childShape(place.load, place.base, list, index)));
  return one({ ...place, tag: 'combined', criterion, members, made: 'written' });
}

function flat(shape: Shape): readonly Shape[] {
  return shape.tag === 'combined' && shape.made === 'adjacent' ? shape.members : [shape];
}

function one(part: Shape): State {
  return { is: 'one', part };
}

function join(state: State, next: State): State {
  if (state.is === 'nothing') return next;
  if (next.is === 'nothing') return state;
  if (state.is === 'one' && next.is === 'one') {
    const melted = melt(state.part, next.part);
    if (melted !== undefined) return one(melted);
  }
  if (state.is === 'types' && next.is === 'one') {
    const parts = taken(state.parts, next.part);
    if (parts !== undefined) return { ...state, parts };
  }
  if (next.is === 'types' && state.is === 'one') {
    const parts = taken(next.parts, state.part);
    if (parts !== undefined) return { ...next, parts };
  }
  const parts = [...partsOf(state)];
  for (const part of partsOf(next)) {
    const at = parts.findIndex((known) => melt(known, part) !== undefined);
    const known = parts[at];
    const melted = known === undefined ? undefined : melt(known, part);
    if (melted === undefined) parts.push(part);
    else parts[at] = melted;
  }
  return { is: 'all', parts };
}

function partsOf(state: State): readonly Shape[] {
  switch (state.is) {
    case 'nothing':
      return [];
    case 'one':
      return [state.part];
    case 'types':
      return [typeList(state.parts, state.place)];
    case 'all':
      return state.parts;
  }
}

/** Both read the keywords of the same object, so one of them says it all. */
function melt(a: Shape, b: Shape): Shape | undefined {
  if (!('typed' in a) || !('typed' in b) || a.tag !== b.tag) return undefined;
  return { ...a, integer: a.integer || b.integer, typed: a.typed || b.typed, bare: a.bare && b.bare };
}

function taken(members: readonly Shape[], part: Shape): readonly Shape[] | undefined {
  const at = members.findIndex((member) => melt(member, part) !== undefined);
  return at < 0 ? undefined : members.map((member, index) => (index === at ? (melt(member, part) ?? member) : member));
}

function typeList(members: readonly Shape[], place: Place): CombinedShape {
  return { ...place, tag: 'combined', criterion: 'anyOf', members, made: 'type-list' };
}

function finish(place: Place, state: State): Shape {
  switch (state.is) {
    case 'nothing':
      return { ...place, tag: 'empty' };
    case 'one':
      return { ...state.part, outer: true };
    case 'types':
      return typeList(state.parts, place);
    case 'all': {
      const [first, second] = state.parts;
      if (first === undefined) return { ...place, tag: 'empty' };
      if (second === undefined) return { ...first, outer: true };
      return { ...place, tag: 'combined', criterion: 'allOf', members: state.parts, made: 'adjacent' };
    }
  }
}
