import { childShape } from '../shape/shape.js';
import type { Shape } from '../model.js';
import { note, pathTo } from './context.js';
import type { At } from './context.js';
import { probe } from './schema.js';

/** What is forbidden is compared the other way round; the reference reports it even where nothing changed. */
export function compareNots(at: At): void {
  const { walk, original, update } = at;
  const found = probe(walk, pathTo(at.path, 'not'), forbidden(update), forbidden(original));
  note(at, found.broken ? 'NOT_TYPE_EXTENDED' : 'NOT_TYPE_NARROWED', 'not');
}

export function forbidden(shape: Shape): Shape {
  return childShape(shape.load, shape.base, shape.json, 'not');
}
