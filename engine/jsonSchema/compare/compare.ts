import type { CompareResult } from '../../difference.js';
import type { CompareOptions } from '../../options.js';
import type { JsonSchema } from '../model.js';
import { newSink } from './context.js';
import { differencesOf, failureOf } from './report.js';
import { compareSchemas } from './schema.js';
import { newWalk } from './walk.js';

/** Every difference that the registry lists when a reader (`update`) meets events of a writer (`original`). */
export function compareJsonSchemas(reader: JsonSchema, writer: JsonSchema, options: CompareOptions): CompareResult {
  const { root: update } = reader;
  const { root: original } = writer;
  if (update === undefined || original === undefined) return { differences: [] };
  const walk = newWalk(options);
  const sink = newSink(false);
  compareSchemas(walk, sink, '#/', original, update);
  const differences = differencesOf(sink.found, options);
  return walk.exhausted ? { differences, failure: failureOf(original, update) } : { differences };
}
