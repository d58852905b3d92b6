import { isJsonArray } from '../../json/jsonText.js';
import type { CombinedShape, Criterion, Place, Shape, TypedShape } from '../model.js';
import { NUMBER_KEYWORDS, STRING_KEYWORDS, arrayKeywords, objectKeywords } from './keywords.js';
import type { TypedTag } from './keywords.js';
import { childShape } from './shape.js';

const CONDITIONAL: readonly string[] = ['if', 'then', 'else'];

/**
 * Drafts 04, 06 and 07. The reference reads an object in a fixed order: enum, allOf/anyOf/oneOf, not, const, type, and
 * then the keywords that nothing has used yet. Several finds stand side by side as an allOf. `$ref` hides all others.
 */
export function classicShape(place: Place): Shape {
  const { json } = place;
  const ref = json['$ref'];
  if (typeof ref === 'string') {
    // Written out: there are many, and a copy costs several times as much.
    const { load, holder, key, base, outer } = place;
    return { load, json, holder, key, base, outer, tag: 'ref', ref };
  }
  const inner: Place = { ...place, outer: false };
  const parts: Shape[] = [];
  if (json['enum'] !== undefined) parts.push({ ...inner, tag: 'enum' });
  for (const criterion of ['allOf', 'anyOf', 'oneOf'] as const) {
    const combined = combinedShape(inner, criterion);
    if (combined !== undefined) parts.push(combined);
  }
  if (json['not'] !== undefined) parts.push({ ...inner, tag: 'not' });
  if (json['const'] !== undefined && place.load.library.draft !== '04') parts.push({ ...inner, tag: 'const' });
  const used = new Set<TypedTag>();
  const typed = typeShape(inner, used);
  if (typed !== undefined) parts.push(typed);
  sniff(inner, used, parts);
  return onlyOne(place, parts);
}

/** A written allOf, anyOf or oneOf. */
export function combinedShape(place: Place, criterion: Criterion): CombinedShape | undefined {
  const list = place.json[criterion];
  if (!isJsonArray(list)) return undefined;
  const members = list.map((_, index) => childShape(place.load, place.base, list, index));
  return { ...place, tag: 'combined', criterion, members, made: 'written' };
}

export function typedShape(place: Place, name: string, bare: boolean): Shape | undefined {
  const typed: Omit<TypedShape, 'tag'> = { ...place, integer: false, typed: true, bare };
  switch (name) {
    case 'string':
    case 'array':
    case 'object':
    case 'number':
      return { ...typed, tag: name };
    case 'integer':
      return { ...typed, tag: 'number', integer: true };
    case 'boolean':
    case 'null':
      return { ...place, tag: name };
    default:
      return undefined;
  }
}

function typeShape(place: Place, used: Set<TypedTag>): Shape | undefined {
  const type = place.json['type'];
  if (typeof type === 'string') return use(typedShape(place, type, false), used);
  if (!isJsonArray(type)) return undefined;
  const members = type.flatMap((name) => {
    const member = typeof name === 'string' ? use(typedShape(place, name, false), used) : undefined;
    return member === undefined ? [] : [member];
  });
  return { ...place, tag: 'combined', criterion: 'anyOf', members, made: 'type-list' };
}

function use(shape: Shape | undefined, used: Set<TypedTag>): Shape | undefined {
  if (shape !== undefined && 'typed' in shape) used.add(shape.tag);
  return shape;
}

function sniff(place: Place, used: ReadonlySet<TypedTag>, parts: Shape[]): void {
  const { json } = place;
  const { draft } = place.load.library;
  const has = (keywords: readonly string[]) => keywords.some((keyword) => json[keyword] !== undefined);
  const add = (tag: TypedTag) => parts.push({ ...place, tag, integer: false, typed: false, bare: false });
  if (!used.has('array') && has(arrayKeywords(draft))) add('array');
  if (!used.has('object') && has(objectKeywords(draft))) add('object');
  if (!used.has('number') && has(NUMBER_KEYWORDS)) add('number');
  if (!used.has('string') && has(STRING_KEYWORDS)) add('string');
  if (draft === '07' && has(CONDITIONAL)) parts.push({ ...place, tag: 'conditional' });
}

function onlyOne(place: Place, parts: readonly Shape[]): Shape {
  const [first, second] = parts;
  if (first === undefined) return { ...place, tag: 'empty' };
  if (second === undefined) return { ...first, outer: true };
  return { ...place, tag: 'combined', criterion: 'allOf', members: parts, made: 'adjacent' };
}
