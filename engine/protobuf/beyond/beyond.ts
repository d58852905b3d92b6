import { ruleTable } from '../../warning.js';
import type { BeyondRegistry } from '../../warning.js';
import type { ProtobufSchema } from '../schema.js';
import { ENUM_ROWS, enumRule } from './enums.js';
import { defaultRule, FIELD_ROWS, labelRule, nameRule, removedRule } from './fields.js';
import { EXTENSION_ROWS, extensionRangeRule, extensionRule } from './extensions.js';
import { proposeWarningFixes } from './fixes.js';
import { closingRule, FEATURE_ROWS, presenceRule, textRule } from './features.js';
import { enumTypeRule, groupBodyRule, MEANING_ROWS, renumberedRule } from './meaning.js';
import { groupRule, hiddenTypeRule, mergedRule, ONEOF_ROWS } from './oneofs.js';
import { narrowingRule, VALUE_ROWS } from './values.js';
import { walkTypes } from './walk.js';

/** What Protobuf events may lose although the registry accepts. A new rule is one function here and one row. */
export const PROTOBUF_BEYOND: BeyondRegistry<ProtobufSchema> = {
  rules: ruleTable([
    ...VALUE_ROWS,
    ...FIELD_ROWS,
    ...ONEOF_ROWS,
    ...ENUM_ROWS,
    ...MEANING_ROWS,
    ...FEATURE_ROWS,
    ...EXTENSION_ROWS,
  ]),
  warn: (reader, writer, options) =>
    walkTypes(reader, writer, options, {
      fields: [hiddenTypeRule, groupRule, narrowingRule, labelRule, nameRule, defaultRule, enumTypeRule, groupBodyRule],
      messages: [mergedRule, removedRule, renumberedRule, presenceRule, textRule, extensionRangeRule],
      enums: [enumRule, closingRule],
      files: [extensionRule],
    }),
  proposeFixes: proposeWarningFixes,
};
