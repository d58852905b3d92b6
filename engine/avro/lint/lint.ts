import type { Issue } from '../issues.js';
import type { AvroSchema } from '../model.js';
import { lintDefaults } from './defaults.js';
import { lintDuplicateKeys } from './duplicateKeys.js';
import { lintEndless } from './endless.js';
import { lintLogicalTypes } from './logicalTypes.js';
import { lintNames } from './names.js';
import { walkTypes } from './walkTypes.js';

/** What the registry accepts but a reader may trip over, in the schema's own text. */
export function lint(schema: Omit<AvroSchema, 'problems'>): readonly Issue[] {
  const types = walkTypes(schema);
  return [
    ...lintNames(types),
    ...lintDefaults(types),
    ...lintLogicalTypes(types),
    ...lintEndless(schema, types),
    ...lintDuplicateKeys(schema.document),
  ];
}
