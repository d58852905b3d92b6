import assert from 'node:assert/strict';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import { STRICT, parse } from './helpers.js';

const MODERN = 'https://json-schema.org/draft/2020-12/schema';
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const named = (count: number, make: (index: number) => unknown) =>
  Object.fromEntries(times(count, (index) => [`D${index}`, make(index)]));
const to = (index: number) => ({ $ref: `#/definitions/D${index}` });
const chain = (count: number, link: (next: object) => unknown) => (type: string) => ({
  ...to(0),
  definitions: named(count, (i) => (i < count - 1 ? link(to(i + 1)) : { type })),
});
const nested = (count: number, before: string, after: string) => (type: string) =>
  before.repeat(count) + `{"type":"${type}"}` + after.repeat(count);

/** Each as the old schema with `string` and as the new one with `integer` at its end. */
const PAIRS: readonly (readonly [string, (type: string) => unknown])[] = [
  ['10,000 levels of not', nested(10_000, '{"not":', '}')],
  ['480 levels of properties', nested(480, '{"properties":{"a":', '}}')],
  ['450 levels of anyOf', nested(450, '{"anyOf":[{"type":"null"},', ']}')],
  ['a megabyte on one line', (type) => ({ properties: named(30_000, (i) => ({ type: i === 7 ? type : 'string' })) })],
  ['a megabyte of brackets', () => '{'.repeat(1_000_000)],
  ['a megabyte of quotes', () => '"'.repeat(1_000_000)],
  ['150,000 equal numbers', () => `{"enum":[${'1.5e3,'.repeat(150_000)}1]}`],
  ['30,000 changed properties', (type) => ({ properties: named(30_000, () => ({ type })) })],
  ['references in a circle', () => ({ ...to(0), definitions: named(20, (i) => to((i + 1) % 20)) })],
  [
    '20 definitions of oneOf of all of them',
    (type) => ({ ...to(0), definitions: named(20, () => ({ oneOf: [...times(20, to), { type }] })) }),
  ],
  [
    '20 definitions of oneOf of objects that hold them',
    (type) => ({
      ...to(0),
      definitions: named(20, () => ({
        oneOf: [...times(20, (i) => ({ properties: { [`p${i}`]: to(i) } })), { type }],
      })),
    }),
  ],
  ['a chain of 10,000 definitions', chain(10_000, (next) => next)],
  ['a chain of 10,000 objects', chain(10_000, (n) => ({ type: 'object', properties: { n } }))],
  ['a chain of 10,000 alternatives', chain(10_000, (next) => ({ oneOf: [{ type: 'null' }, next] }))],
  ['two to the power of 30 paths', chain(30, (next) => ({ properties: { left: next, right: next } }))],
  [
    'oneOf of 200 texts against 200',
    (type) => ({ oneOf: times(200, (i) => ({ type: 'string', maxLength: i + (type === 'string' ? 5 : 4) })) }),
  ],
  [
    'oneOf of 200 objects against 200',
    (type) => ({
      oneOf: times(200, (i) => ({ properties: { kind: { const: `${type}${i}` }, a: { type: 'string' } } })),
    }),
  ],
  [
    'anyOf of 200 objects that differ in their titles and hold them all',
    (type) => ({
      anyOf: times(200, (i) => ({ title: `${i}`, type: 'object', properties: { a: { type }, b: { $ref: '#' } } })),
    }),
  ],
  ['a slow regular expression of a text', (type) => ({ type: 'string', pattern: `^(${type}+)+$` })],
  ...[
    '^(a+)+$',
    '^(a|a)*$',
    '.*a.*b',
    'x*x*!',
    `${'a?'.repeat(30)}${'a'.repeat(30)}`,
    '(a*)*\\1b',
    '(a{1,30}){1,30}$',
  ].map((pattern): (typeof PAIRS)[number] => [
    `property names that are slow to match with ${pattern}`,
    (type) => ({
      patternProperties: { [pattern]: { type: 'string' } },
      properties:
        type === 'string' ? {} : { ['a'.repeat(29)]: {}, [`${'a'.repeat(20_000)}!`]: {}, ['x'.repeat(50_000)]: {} },
    }),
  ]),
];

describe('JSON Schema with input that nobody meant', function () {
  this.timeout(60_000);

  for (const [title, make] of PAIRS) {
    for (const draft of ['07', '2020-12']) {
      it(`gives a verdict or a stated problem within a second of work: ${title} (draft ${draft})`, () => {
        const text = (type: string) => {
          const schema = make(type);
          if (typeof schema === 'string')
            return draft === '07' ? schema : schema.replace('{', `{"$schema":"${MODERN}",`);
          return JSON.stringify(draft === '07' ? schema : { $schema: MODERN, ...(schema as object) });
        };
        const [older, newer] = [text('string'), text('integer')];
        const { work, differences, failure, problems } = answerOf(older, newer);
        // Once more where the machine was busy with its garbage.
        const best = work < SECOND ? work : Math.min(work, answerOf(older, newer).work, answerOf(older, newer).work);
        assert.ok(best < SECOND, `${best / 1000} ms`);
        const answered = differences.length > 0 || failure !== undefined || problems.some(({ refused }) => refused);
        assert.equal(answered, !SAME.has(title), JSON.stringify({ failure: failure?.message, problems }));
        assert.ok(differences.length <= 10_000 && problems.length <= 500);
      });
    }
  }
});

/** In microseconds of this process. */
const SECOND = 1_000_000;

function answerOf(older: string, newer: string) {
  const started = process.cpuUsage();
  const [before, after] = [parse(older), parse(newer)];
  const { differences, failure } = jsonSchema.compare(after, before, STRICT);
  const { problems } = after;
  const { user, system } = process.cpuUsage(started);
  return { work: user + system, differences, failure, problems };
}

/** References are followed one hop, so what is behind the second is not compared; the others are equal on both sides. */
const SAME: ReadonlySet<string> = new Set([
  '150,000 equal numbers',
  'references in a circle',
  'a chain of 10,000 definitions',
]);
