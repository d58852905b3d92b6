import type { Shape } from '../model.js';
import { addAll, isDecided, note, pathTo } from './context.js';
import type { At } from './context.js';
import { sameQuietly } from './equal.js';
import { isOpen, propertyShape, schemaForUnnamed } from './objectView.js';
import type { ObjectView } from './objectView.js';
import { compareSchemas, defaultOf } from './schema.js';
import { isEmpty } from './unevaluated.js';

/** Shared properties are compared; a removed one is judged by the new content model, an added one by the old one. */
export function compareProperties(at: At, before: ObjectView, after: ObjectView): void {
  const { walk, sink } = at;
  for (const name in before.properties) {
    if (isDecided(sink)) return;
    const [from, to] = [before.properties[name], after.properties[name]];
    if (from === undefined) continue;
    if (to === undefined || !Object.hasOwn(after.properties, name))
      removed(at, after, name, propertyShape(before, name));
    else if (!sameQuietly(walk, at.original, at.update, from, to)) {
      compareSchemas(walk, sink, pathOf(at, name), propertyShape(before, name), propertyShape(after, name));
    }
  }
  for (const name in after.properties) {
    if (isDecided(sink)) return;
    if (!Object.hasOwn(before.properties, name)) added(at, before, after, name);
  }
}

function pathOf(at: At, name: string): string {
  return pathTo(at.path, `properties/${name}`);
}

function removed(at: At, after: ObjectView, name: string, property: Shape): void {
  const say = (kind: Parameters<typeof note>[1]) => noteProperty(at, kind, name);
  if (isOpen(after)) {
    say('PROPERTY_REMOVED_FROM_OPEN_CONTENT_MODEL');
    return;
  }
  const covering = schemaForUnnamed(after, name, at.walk.finds);
  if (covering === undefined) {
    const isFalse = property.tag === 'false';
    say(
      isFalse ? 'PROPERTY_WITH_FALSE_REMOVED_FROM_CLOSED_CONTENT_MODEL' : 'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL',
    );
  } else if (isCovered(at, name, property, covering)) {
    say('PROPERTY_REMOVED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL');
  } else say('PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL');
}

function added(at: At, before: ObjectView, after: ObjectView, name: string): void {
  const say = (kind: Parameters<typeof note>[1]) => noteProperty(at, kind, name);
  const property = propertyShape(after, name);
  const need = !after.required.has(name) ? 'optional' : defaultOf(property) === undefined ? 'required' : 'with default';
  if (isOpen(before)) {
    if (isEmpty(property)) say('PROPERTY_WITH_EMPTY_SCHEMA_ADDED_TO_OPEN_CONTENT_MODEL');
    else if (at.walk.profile === '7.x') say('PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL');
    else if (need === 'optional') say('OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL');
    else if (need === 'with default') say('REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_OPEN_CONTENT_MODEL');
    else say('REQUIRED_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL');
    return;
  }
  const covering = schemaForUnnamed(before, name, at.walk.finds);
  if (covering !== undefined) {
    const covered = isCovered(at, name, covering, property);
    say(
      covered
        ? 'PROPERTY_ADDED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL'
        : 'PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    );
  }
  if (need === 'optional') say('OPTIONAL_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL');
  else if (need === 'with default') say('REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_UNOPEN_CONTENT_MODEL');
  else say('REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL');
}

function isCovered(at: At, name: string, original: Shape, update: Shape): boolean {
  const sink = { found: [], broken: false, probe: at.sink.probe };
  compareSchemas(at.walk, sink, pathOf(at, name), original, update);
  addAll(at.sink, sink);
  return !sink.broken;
}

function noteProperty(at: At, kind: Parameters<typeof note>[1], name: string): void {
  const steps = ['properties', name];
  note(at, kind, `properties/${name}`, { original: steps, update: steps });
}
