import { scaled } from '../../support/scale.js';
import assert from 'node:assert/strict';
import type { Difference } from '../../../engine/difference.js';
import { judge } from '../../../engine/judge/judge.js';
import { COMPATIBILITY_LEVELS, REGISTRY_PROFILES } from '../../../engine/options.js';
import type { CompatibilityLevel } from '../../../engine/options.js';
import { protobuf } from '../../../engine/protobuf/format.js';
import type { ProtobufSchema } from '../../../engine/protobuf/schema.js';
import { generateFile, mutate, seeded } from './generate.js';

const BROKEN_TEXTS = scaled(100_000);
/** Of those, every so many are also checked in full and compared, which takes longer than reading. */
const CHECKED_EVERY = 10;

const STRICT = { policy: 'STRICT', profile: '8.3' } as const;

describe('Protobuf properties', () => {
  it('finds every schema compatible with itself, at every level and in every profile', () => {
    const random = seeded(11);
    for (let i = 0; i < 150; i++) {
      const schema = parse(generateFile(random, 'acme.a'));
      for (const level of COMPATIBILITY_LEVELS) assert.ok(verdict(schema, schema, level), schema.source.text);
      for (const profile of REGISTRY_PROFILES) {
        assert.deepEqual(protobuf.compare(schema, schema, { ...STRICT, profile }).differences, []);
      }
    }
  });

  it('answers FORWARD for a pair as BACKWARD for the pair exchanged, and FULL as both', () => {
    const random = seeded(12);
    for (let i = 0; i < 300; i++) {
      const [a, b] = [parse(generateFile(random, 'acme.a')), parse(generateFile(random, 'acme.a'))];
      const [forward, backward] = [verdict(a, b, 'FORWARD'), verdict(b, a, 'BACKWARD')];
      assert.equal(forward, backward);
      assert.equal(verdict(a, b, 'FULL'), forward && verdict(a, b, 'BACKWARD'));
    }
  });

  it('points at the named thing, inside the text', () => {
    const random = seeded(13);
    let pointed = 0;
    for (let i = 0; i < 300; i++) {
      const [reader, writer] = [parse(generateFile(random, 'acme.a')), parse(generateFile(random, 'acme.b'))];
      for (const difference of protobuf.compare(reader, writer, STRICT).differences) {
        for (const [schema, place] of [
          [reader, difference.reader()],
          [writer, difference.writer()],
        ] as const) {
          assert.ok(place.span.start < place.span.end && place.span.end <= schema.source.text.length);
        }
        const named = expectedWord(difference);
        if (named === undefined) continue;
        const text =
          named.side === 'reader' ? covered(reader, difference.reader()) : covered(writer, difference.writer());
        assert.equal(text, named.word, difference.kind);
        pointed++;
      }
    }
    assert.ok(pointed > 1000, String(pointed));
  });

  it(`reads ${BROKEN_TEXTS} broken texts without throwing or hanging, with problems inside the text`, function () {
    this.timeout(Math.max(30_000, BROKEN_TEXTS));
    const random = seeded(14);
    let [text, refused] = ['', 0];
    let previous = parse('');
    for (let i = 0; i < BROKEN_TEXTS; i++) {
      if (i % 25 === 0) text = generateFile(random, 'acme.a');
      const broken = mutate(random, i % 3 === 0 ? mutate(random, text) : text);
      const schema = parse(broken);
      const problems = i % CHECKED_EVERY === 0 ? schema.problems : schema.document.syntaxProblems;
      for (const { span, message } of problems) {
        assert.ok(span.start >= 0 && span.start <= span.end && span.end <= broken.length, message);
      }
      if (problems.some((problem) => problem.refused)) refused++;
      if (i % CHECKED_EVERY === 0) {
        protobuf.outline(schema);
        protobuf.sample(schema, i);
        for (const difference of protobuf.compare(schema, previous, STRICT).differences) difference.reader();
        previous = schema;
      }
    }
    assert.ok(refused > BROKEN_TEXTS / 10);
  });
});

function parse(text: string): ProtobufSchema {
  return protobuf.parse({ text, references: [] });
}

function verdict(candidate: ProtobufSchema, before: ProtobufSchema, level: CompatibilityLevel): boolean {
  const history = [{ label: 'version 1', schema: before }];
  return judge(protobuf, { label: 'new', schema: candidate }, history, { ...STRICT, level }).compatible;
}

function covered(
  schema: ProtobufSchema,
  { span }: { readonly span: { readonly start: number; readonly end: number } },
): string {
  return schema.source.text.slice(span.start, span.end);
}

/** The word that must stand at one side's place. */
function expectedWord({
  kind,
  facts,
}: Difference): { readonly side: 'reader' | 'writer'; readonly word: string } | undefined {
  switch (kind) {
    case 'FIELD_ADDED':
    case 'REQUIRED_FIELD_ADDED':
    case 'ONEOF_FIELD_ADDED':
    case 'FIELD_NAME_CHANGED':
      return { side: 'reader', word: facts['field'] ?? '' };
    case 'FIELD_SCALAR_KIND_CHANGED':
      return { side: 'reader', word: (facts['readerType'] ?? '').replace(',', ', ') };
    case 'MESSAGE_ADDED':
      return { side: 'reader', word: facts['message'] ?? '' };
    case 'MESSAGE_REMOVED':
      return { side: 'writer', word: facts['message'] ?? '' };
    case 'ONEOF_ADDED':
      return { side: 'reader', word: facts['oneof'] ?? '' };
    case 'PACKAGE_CHANGED':
      return { side: 'writer', word: facts['writerPackage'] ?? '' };
    default:
      return undefined;
  }
}
