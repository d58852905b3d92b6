import { ruleTable } from '../../warning.js';
import type { BeyondRegistry } from '../../warning.js';
import type { JsonSchema } from '../model.js';
import { BODY_ROWS, bodyRule, conditionRule, notRule } from './bodies.js';
import { proposeWarningFixes } from './fixes.js';
import { encodingRule, FORMAT_ROWS, formatRule } from './formats.js';
import {
  constantRule,
  emptySchemaRule,
  exclusiveChoiceRule,
  HINT_ROWS,
  sameTypesRule,
  spellingRule,
  zeroBoundRule,
} from './hints.js';
import { rootNode } from './node.js';
import { LENIENT_ROWS, lenientWarnings } from './lenient.js';
import { limitRule, multipleRule, NUMBER_ROWS } from './numbers.js';
import { ONE_OF_ROWS, overlapRule } from './oneOf.js';
import { namedBesidePatternsRule, PATTERN_ROWS, patternRule } from './patterns.js';
import { recursionRule, REFERENCE_ROWS, referenceChainRule, siblingRule } from './references.js';
import { defaultRule, REQUIRED_ROWS, requiredRule } from './required.js';
import { branchRule, TYPE_ROWS, typeRule } from './types.js';
import { dependenciesRule, lostRule, UNCOMPARED_ROWS } from './uncompared.js';
import { walkNodes } from './walk.js';
import type { NodeRules } from './walk.js';

const ROWS = ruleTable([
  ...REFERENCE_ROWS,
  ...BODY_ROWS,
  ...PATTERN_ROWS,
  ...FORMAT_ROWS,
  ...REQUIRED_ROWS,
  ...NUMBER_ROWS,
  ...TYPE_ROWS,
  ...ONE_OF_ROWS,
  ...UNCOMPARED_ROWS,
  ...LENIENT_ROWS,
  ...HINT_ROWS,
]);

const RULES: NodeRules = {
  rules: [
    referenceChainRule,
    recursionRule,
    siblingRule,
    bodyRule,
    conditionRule,
    notRule,
    patternRule,
    namedBesidePatternsRule,
    formatRule,
    encodingRule,
    requiredRule,
    defaultRule,
    limitRule,
    multipleRule,
    typeRule,
    branchRule,
    overlapRule,
    lostRule,
    dependenciesRule,
    emptySchemaRule,
    zeroBoundRule,
    spellingRule,
    sameTypesRule,
    constantRule,
    exclusiveChoiceRule,
  ],
  isCertain: (rule) => ROWS.get(rule)?.severity === 'warning',
};

/** Where events break although the registry accepts, and the reverse. A new rule is one function in a file and one row. */
export const JSON_BEYOND: BeyondRegistry<JsonSchema> = {
  rules: ROWS,
  warn: (reader, writer, options) => {
    const [ours, theirs] = [rootNode(reader), rootNode(writer)];
    const found = ours === undefined || theirs === undefined ? [] : walkNodes(ours, theirs, options, RULES);
    return [...found, ...lenientWarnings(reader, writer, options)];
  },
  // What a hint is about, the registry refuses, and its difference has fixes of its own.
  proposeFixes: (context) => (ROWS.get(context.warning.rule)?.severity === 'hint' ? [] : proposeWarningFixes(context)),
};
