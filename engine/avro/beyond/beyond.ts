import type { BeyondRegistry } from '../../warning.js';
import { ruleTable } from '../../warning.js';
import type { AvroSchema } from '../model.js';
import { proposeWarningFixes } from './fixes.js';
import { LOGICAL_TYPE_ROWS, logicalTypeRule } from './logicalTypes.js';
import { RENAME_ROWS, renameRule } from './renames.js';
import { enumDefaultRule, namespaceRule, promotionRule, VALUE_ROWS } from './values.js';
import { walkPairs } from './walk.js';

/** What Avro events may lose although the registry accepts. A new rule is one function here and one row. */
export const AVRO_BEYOND: BeyondRegistry<AvroSchema> = {
  rules: ruleTable([...LOGICAL_TYPE_ROWS, ...VALUE_ROWS, ...RENAME_ROWS]),
  warn: (reader, writer) =>
    walkPairs(reader, writer, [
      logicalTypeRule,
      promotionRule,
      enumDefaultRule,
      namespaceRule,
      renameRule(reader, writer),
    ]),
  proposeFixes: proposeWarningFixes,
};
