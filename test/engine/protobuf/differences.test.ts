import assert from 'node:assert/strict';
import type { Location } from '../../../engine/difference.js';
import { isCompatible } from '../../../engine/difference.js';
import { REGISTRY_PROFILES } from '../../../engine/options.js';
import type { RegistryProfile } from '../../../engine/options.js';
import { PROTOBUF_KINDS } from '../../../engine/protobuf/compare/kind.js';
import { protobuf } from '../../../engine/protobuf/format.js';
import type { SchemaSource } from '../../../engine/schemaFormat.js';
import { SETTINGS, readDifferenceCases } from './corpus.js';
import type { DifferenceCase } from './corpus.js';

describe('Protobuf differences', () => {
  const cases = readDifferenceCases('differences');
  for (const testCase of cases) {
    for (const profile of REGISTRY_PROFILES) it(`${testCase.name} (${profile})`, () => checkCase(testCase, profile));
  }

  for (const setting of SETTINGS) {
    const shown = readDifferenceCases(setting);
    for (const kind of PROTOBUF_KINDS) {
      // The package of an import may change, and there is none inside a message.
      if (kind === 'PACKAGE_CHANGED' && setting !== 'nested') continue;
      it(`${kind}: ${setting}, in pairs of both verdicts`, () => {
        const own = shown.filter(({ name }) => name.startsWith(`${kind} `));
        for (const profile of REGISTRY_PROFILES) for (const testCase of own) checkCase(testCase, profile);
        // Lines of the newest profile: it has all kinds.
        const lines = own.map((testCase) => expectedLines(testCase, 'next'));
        assert.ok(lines.flat().some((line) => line.slice(3).startsWith(`${kind} `)));
        const verdicts = new Set(lines.map((list) => list.every((line) => line.startsWith('ok '))));
        assert.deepEqual([...verdicts].sort(), [false, true]);
      });
    }
  }

  it('has a case for every kind', () => {
    const lines = cases.flatMap(({ expected }) => [...expected.values()].flat());
    const seen = new Set(lines.map((line) => line.slice(3).split(' ')[0]));
    assert.deepEqual(
      PROTOBUF_KINDS.filter((kind) => !seen.has(kind)),
      [],
    );
  });

  it('words every difference of every case, and advises where something is broken', () => {
    for (const testCase of cases) {
      const [reader, writer] = [protobuf.parse(testCase.new), protobuf.parse(testCase.old)];
      for (const difference of protobuf.compare(reader, writer, { policy: 'STRICT', profile: '8.3' }).differences) {
        const row = protobuf.kinds.get(difference.kind);
        assert.ok(row !== undefined);
        for (const direction of ['BACKWARD', 'FORWARD'] as const) {
          const wording = {
            reader: 'the new schema',
            writer: 'version 3',
            direction,
            path: difference.path,
            facts: difference.facts,
          };
          assert.match(row.explain(wording), /^[A-Z].*\.$/s);
          assert.doesNotMatch(
            row.explain(wording),
            /undefined|""|\(tag \)| {2}/,
            `${difference.kind}: ${row.explain(wording)}`,
          );
          assert.equal(row.advise(wording) === '', difference.compatible);
        }
      }
    }
  });
});

function checkCase(testCase: DifferenceCase, profile: RegistryProfile): void {
  assert.deepEqual(compare(testCase, profile), [...expectedLines(testCase, profile)].sort(), testCase.name);
}

function expectedLines({ expected }: DifferenceCase, profile: RegistryProfile): readonly string[] {
  return expected.get(profile) ?? expected.get('8.3') ?? [];
}

/** One line per difference: verdict, kind, path, and the text that each side's place covers. */
function compare(testCase: DifferenceCase, profile: RegistryProfile): readonly string[] {
  const [reader, writer] = [protobuf.parse(testCase.new), protobuf.parse(testCase.old)];
  const result = protobuf.compare(reader, writer, { policy: 'STRICT', profile });
  assert.equal(
    isCompatible(result),
    result.differences.every(({ compatible }) => compatible),
  );
  return result.differences
    .map((difference) => {
      const places = [covered(testCase.new, difference.reader()), covered(testCase.old, difference.writer())];
      return `${difference.compatible ? 'ok' : 'X '} ${difference.kind} ${difference.path} | ${places.join(' | ')}`;
    })
    .sort();
}

function covered(source: SchemaSource, { document, span }: Location): string {
  const text = document === null ? source.text : source.references.find(({ name }) => name === document)?.text;
  const words = (text ?? '').slice(span.start, span.end).replace(/\s+/g, ' ');
  return document === null ? words : `${document}: ${words}`;
}
