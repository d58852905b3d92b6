import assert from 'node:assert/strict';
import { FORMATS } from '../../../engine/formats.js';
import type { Direction } from '../../../engine/options.js';
import { describeDifference, messageOf } from '../../../engine/words/describe.js';
import { readExamples } from '../../docs/examples.js';

const OPENINGS: Readonly<Record<Direction, string>> = {
  BACKWARD: 'BACKWARD: a consumer with this schema could not read events written with version 3. ',
  FORWARD: 'FORWARD: a consumer with version 3 could not read events written with this schema. ',
};

describe('words', () => {
  for (const format of FORMATS) {
    for (const example of readExamples(format.id).values()) {
      it(`say what ${example.kind} means in both directions, once, and what to do`, () => {
        const parse = (text: string) => format.parse({ text, references: [] });
        const options = { policy: 'STRICT', profile: example.profile } as const;
        const { differences } = format.compare(parse(example.new), parse(example.old), options);
        const difference = differences.find(({ kind }) => kind === example.kind);
        assert.ok(difference !== undefined);
        for (const direction of ['BACKWARD', 'FORWARD'] as const) {
          const description = describeDifference(format, difference, direction, 'version 3');
          const message = messageOf(description, direction);
          assert.equal(message.startsWith(OPENINGS[direction]), !difference.compatible, message);
          assertCause(description.cause.replace(difference.note ?? '', '').trimEnd());
          assertAdvice(description.advice, difference.compatible);
        }
      });
    }
  }
});

/** One or two sentences that do not say again who cannot read what. */
function assertCause(cause: string): void {
  assert.match(cause, /^[A-Z].*\.$/);
  assert.ok(sentences(cause) <= 2, cause);
  assert.doesNotMatch(
    cause,
    /undefined|\{[a-z]+\}|""|\.\.|\(\)| {2}|could not read|is refused|are refused|older|newer/,
  );
}

/** One sentence, as an order. */
function assertAdvice(advice: string, compatible: boolean): void {
  assert.equal(advice === '', compatible, advice);
  if (compatible) return;
  assert.match(advice, /^(Add|Change|Give|Leave|Let|Make|Move|Put|Remove|Restore|Set|Take) .*[^.]\.$/);
  assert.equal(sentences(advice), 1, advice);
  assert.doesNotMatch(advice, /undefined|""|\.\.|\(\)| {2}|older|newer/);
}

function sentences(text: string): number {
  return [...text.matchAll(/\.(?: [A-Z]|$)/g)].length;
}
