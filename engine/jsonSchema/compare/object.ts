import type { TypedShape } from '../model.js';
import { compareBound, integerAt } from './bounds.js';
import { note, pathTo } from './context.js';
import type { At } from './context.js';
import { compareDependencies } from './dependencies.js';
import { objectView } from './objectView.js';
import type { ObjectView } from './objectView.js';
import { compareProperties } from './properties.js';
import { compareRequired } from './required.js';
import { compareSchemas } from './schema.js';
import { compareUnevaluated } from './unevaluated.js';

export function compareObjects(at: At, original: TypedShape, update: TypedShape): void {
  const [before, after] = [objectView(original, at.walk.profile), objectView(update, at.walk.profile)];
  compareRequired(at, before, after);
  compareProperties(at, before, after);
  compareDependencies(at, original, update);
  compareAdditional(at, before, after);
  compareUnevaluated(at, 'unevaluatedProperties', before.unevaluated, after.unevaluated);
  compareBound(at, 'maxProperties', integerAt(original, 'maxProperties'), integerAt(update, 'maxProperties'));
  compareBound(at, 'minProperties', integerAt(original, 'minProperties'), integerAt(update, 'minProperties'));
}

function compareAdditional(at: At, before: ObjectView, after: ObjectView): void {
  const say = (kind: Parameters<typeof note>[1]) => note(at, kind, 'additionalProperties');
  const [from, to] = [before.additional, after.additional];
  if ((from === false) !== (to === false)) {
    say(to === false ? 'ADDITIONAL_PROPERTIES_REMOVED' : 'ADDITIONAL_PROPERTIES_ADDED');
  } else if (from === false || to === false) return;
  else if (from === undefined && to !== undefined) say('ADDITIONAL_PROPERTIES_NARROWED');
  else if (from !== undefined && to === undefined) say('ADDITIONAL_PROPERTIES_EXTENDED');
  else if (from !== undefined && to !== undefined) {
    compareSchemas(at.walk, at.sink, pathTo(at.path, 'additionalProperties'), from, to);
  }
}
