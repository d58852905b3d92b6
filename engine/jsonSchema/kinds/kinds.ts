import type { KindRow } from '../../schemaFormat.js';
import { boundWords } from './boundWords.js';
import { OTHER_WORDS } from './otherWords.js';
import { PROPERTY_WORDS } from './propertyWords.js';
import { rowOf } from './row.js';

/** One row per kind that the reference can report for JSON Schema, and the one that only 7.x knew. */
export const JSON_SCHEMA_KINDS: ReadonlyMap<string, KindRow> = new Map(
  [...PROPERTY_WORDS, ...boundWords(), ...OTHER_WORDS].map(([kind, words]) => [kind, rowOf(kind, words)]),
);
