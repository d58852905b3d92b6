import { ruleTable } from '../../warning.js';
import type { BeyondRegistry } from '../../warning.js';
import type { JsonSchema } from '../model.js';
import { emptySchemaRule, zeroBoundRule } from './hints.js';
import { JSON_ROWS } from './rows.js';
import { bodyRule, formatRule, referenceChainRule, requiredRule } from './unseen.js';
import { walkNodes } from './walk.js';

/** Where events break although the registry accepts, and the reverse. A new rule is one function here and one row. */
export const JSON_BEYOND: BeyondRegistry<JsonSchema> = {
  rules: ruleTable(JSON_ROWS),
  warn: (reader, writer, options) =>
    walkNodes(reader, writer, options, [
      referenceChainRule,
      bodyRule,
      formatRule,
      requiredRule,
      emptySchemaRule,
      zeroBoundRule,
    ]),
};
