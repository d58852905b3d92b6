import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { isReference, isSame, nameOf } from './node.js';
import { overlaps, widened } from './overlaps.js';
import type { NodeRule } from './walk.js';
import { schemaText, subject } from './words.js';

/** A value that fits two branches of a oneOf is refused: where branches come to take the same values, or more of them. */
export const overlapRule: NodeRule = (pair, report) => {
  const { reader, writer } = pair;
  if (isReference(reader) || isReference(writer) || isSame(reader.json['oneOf'], writer.json['oneOf'])) return;
  const now = overlaps(pair, reader, writer);
  const [branches] = now.length > overlaps(pair, writer, writer).length ? now : widened(pair);
  if (branches !== undefined) report('json-one-of-overlap', pair, 'oneOf', { name: nameOf(reader), branches });
};

const choice = (...oneOf: readonly object[]) => schemaText({ type: 'object', properties: { code: { oneOf } } });

export const ONE_OF_ROWS: readonly WarningRow[] = [
  {
    rule: 'json-one-of-overlap',
    title: 'Branches of a oneOf overlap',
    severity: 'warning',
    explain: ({ reader, writer, facts }) =>
      `${subject(facts)} has a "oneOf" in ${reader} whose branches ${facts['branches'] ?? ''} take the same values, or more of the same than in ${writer}. The registry compares branch by branch, but a value that fits two branches of a "oneOf" is refused.`,
    advise: (wording) =>
      forSide(
        wording,
        'Make the branches exclude each other, or use "anyOf".',
        'Write no value that fits two of the branches until every consumer has upgraded.',
      ),
    witness: {
      writer: choice({ type: 'string' }, { type: 'integer' }),
      reader: choice({ type: 'string' }, { type: 'integer' }, { type: 'number' }),
      event: '{"code":5}',
      outcome: 'refused',
      seen: '5 is an integer and a number, so two branches take it.',
    },
  },
];
