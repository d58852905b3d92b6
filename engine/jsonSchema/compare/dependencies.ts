import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import type { TypedShape } from '../model.js';
import { childShape } from '../shape/shape.js';
import { note, pathTo } from './context.js';
import type { At, Steps } from './context.js';
import { compareSchemas } from './schema.js';

/** What a property needs beside it: names, or a schema for the whole object. */
export function compareDependencies(at: At, original: TypedShape, update: TypedShape): void {
  if (original.bare && update.bare) return;
  const [before, after] = [dependenciesOf(original), dependenciesOf(update)];
  if (before.length === 0 && after.length === 0) return;
  compareNames(at, before.filter(isNames), after.filter(isNames));
  compareSubschemas(at, before.filter(isSubschema), after.filter(isSubschema));
}

interface Dependency {
  readonly property: string;
  readonly value: JsonValue;
  readonly holder: JsonObject;
  readonly shape: TypedShape;
  readonly steps: Steps;
}

function isNames({ value }: Dependency): boolean {
  return isJsonArray(value);
}

function isSubschema({ value }: Dependency): boolean {
  return isJsonObject(value) || typeof value === 'boolean';
}

/** `dependencies` up to draft-07, two keywords after it. An empty list of names says nothing. */
function dependenciesOf(shape: TypedShape): readonly Dependency[] {
  if (shape.bare) return [];
  const keywords = shape.load.library.modern ? ['dependentRequired', 'dependentSchemas'] : ['dependencies'];
  return keywords.flatMap((keyword) => {
    const holder = shape.json[keyword];
    if (!isJsonObject(holder)) return [];
    return Object.keys(holder).flatMap((property): readonly Dependency[] => {
      const value = holder[property];
      if (value === undefined || (isJsonArray(value) && value.length === 0)) return [];
      return [{ property, value, holder, shape, steps: [keyword, property] }];
    });
  });
}

function pairs(
  before: readonly Dependency[],
  after: readonly Dependency[],
): readonly (readonly [property: string, from: Dependency | undefined, to: Dependency | undefined])[] {
  const [old, now] = [byProperty(before), byProperty(after)];
  const properties = new Set([...old.keys(), ...now.keys()]);
  return [...properties].map((property) => [property, old.get(property), now.get(property)]);
}

function byProperty(dependencies: readonly Dependency[]): ReadonlyMap<string, Dependency> {
  return new Map(dependencies.map((dependency) => [dependency.property, dependency]));
}

function compareNames(at: At, before: readonly Dependency[], after: readonly Dependency[]): void {
  for (const [property, from, to] of pairs(before, after)) {
    const say = (kind: Parameters<typeof note>[1]) => noteDependency(at, kind, property, from, to);
    if (to === undefined) say('DEPENDENCY_ARRAY_REMOVED');
    else if (from === undefined) say('DEPENDENCY_ARRAY_ADDED');
    else {
      const [old, now] = [namesOf(from), namesOf(to)];
      const [kept, known] = [includesAll(now, old), includesAll(old, now)];
      if (kept && known) continue;
      say(kept ? 'DEPENDENCY_ARRAY_EXTENDED' : known ? 'DEPENDENCY_ARRAY_NARROWED' : 'DEPENDENCY_ARRAY_CHANGED');
    }
  }
}

function namesOf({ value }: Dependency): ReadonlySet<JsonValue> {
  return new Set(isJsonArray(value) ? value : []);
}

function includesAll(all: ReadonlySet<JsonValue>, some: ReadonlySet<JsonValue>): boolean {
  for (const name of some) if (!all.has(name)) return false;
  return true;
}

function compareSubschemas(at: At, before: readonly Dependency[], after: readonly Dependency[]): void {
  for (const [property, from, to] of pairs(before, after)) {
    if (to === undefined) noteDependency(at, 'DEPENDENCY_SCHEMA_REMOVED', property, from, to);
    else if (from === undefined) noteDependency(at, 'DEPENDENCY_SCHEMA_ADDED', property, from, to);
    else {
      const path = pathTo(at.path, `dependencies/${property}`);
      compareSchemas(at.walk, at.sink, path, subschema(from), subschema(to));
    }
  }
}

function subschema({ shape, holder, property }: Dependency) {
  return childShape(shape.load, shape.base, holder, property);
}

function noteDependency(
  at: At,
  kind: Parameters<typeof note>[1],
  property: string,
  from: Dependency | undefined,
  to: Dependency | undefined,
): void {
  const steps = from?.steps ?? to?.steps ?? [];
  note(at, kind, `dependencies/${property}`, { original: from?.steps ?? steps, update: to?.steps ?? steps });
}
