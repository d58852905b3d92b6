import { jsonEditor } from '../../json/edits.js';
import type { FixProposal } from '../../schemaFormat.js';
import type { WarningFixContext } from '../../warning.js';
import type { Steps } from '../compare/context.js';
import { proposeJsonFixes } from '../fixes/proposeFixes.js';
import type { JsonPlace } from '../fixes/context.js';
import { makeOptional } from '../fixes/required.js';
import { restore } from '../fixes/restore.js';
import type { JsonSchema } from '../model.js';
import { isLenientWarning } from './lenient.js';
import { shapeFor } from './node.js';
import { isNodeWarning } from './walk.js';
import type { NodeWarning } from './walk.js';

/** What the other side has at the place of a warning, and for what LENIENT accepts the fixes that STRICT would ask for. */
export function proposeWarningFixes(context: WarningFixContext<JsonSchema>): readonly FixProposal[] {
  const { warning, direction, edited } = context;
  if (isLenientWarning(warning)) return proposeJsonFixes({ ...context, difference: warning.difference });
  if (!isNodeWarning(warning)) return [];
  const [reader, writer] = [shapeFor(warning.nodes.reader), shapeFor(warning.nodes.writer)];
  const [own, other] = direction === 'BACKWARD' ? [reader, writer] : [writer, reader];
  if (own.load.document.name !== null) return [];
  const steps = stepsOf(warning);
  const editor = jsonEditor(edited.document.json);
  const place: JsonPlace = { editor, own, ownSteps: steps, other, otherSteps: steps };
  const { names } = warning.facts;
  const isOne = names !== undefined && !names.includes(', ') && direction === 'BACKWARD';
  const proposals = [...(isOne ? makeOptional(place, names) : []), ...restore(place)];
  return proposals.map((proposal) => ({ ...proposal, preferred: true }));
}

function stepsOf({ rule, facts, keyword }: NodeWarning): Steps {
  // The nodes are the branches themselves.
  if (rule === 'json-branch-overlooked') return [];
  const { pattern, property } = facts;
  if (pattern !== undefined) return ['patternProperties', pattern];
  return property === undefined ? [keyword] : ['properties', property];
}
