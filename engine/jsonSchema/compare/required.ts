import { note } from './context.js';
import type { At } from './context.js';
import { propertyShape } from './objectView.js';
import type { ObjectView } from './objectView.js';
import { defaultOf } from './schema.js';

/** Only names that both sides have a property for. */
export function compareRequired(at: At, before: ObjectView, after: ObjectView): void {
  if (before.required.size === 0 && after.required.size === 0) return;
  for (const name of before.required) {
    if (!after.required.has(name) && isShared(name, before, after)) say(at, 'REQUIRED_ATTRIBUTE_REMOVED', name, before);
  }
  for (const name of after.required) {
    if (before.required.has(name) || !isShared(name, before, after)) continue;
    const hasDefault = defaultOf(propertyShape(after, name)) !== undefined;
    say(at, hasDefault ? 'REQUIRED_ATTRIBUTE_WITH_DEFAULT_ADDED' : 'REQUIRED_ATTRIBUTE_ADDED', name, after);
  }
}

function isShared(name: string, before: ObjectView, after: ObjectView): boolean {
  return Object.hasOwn(before.properties, name) && Object.hasOwn(after.properties, name);
}

function say(at: At, kind: Parameters<typeof note>[1], name: string, where: ObjectView): void {
  const listed = where.shape.json['required'];
  const index = Array.isArray(listed) ? listed.indexOf(name) : -1;
  const [inList, property] = [
    ['required', index],
    ['properties', name],
  ] as const;
  const isOriginal = where.shape === at.original;
  note(at, kind, `required/${name}`, {
    original: isOriginal ? inList : property,
    update: isOriginal ? property : inList,
  });
}
