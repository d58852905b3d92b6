import assert from 'node:assert/strict';
import { protobuf } from '../../../engine/protobuf/format.js';
import type { SchemaReference } from '../../../engine/schemaFormat.js';
import { processorTime } from '../../support/processorTime.js';

const OPTIONS = { policy: 'STRICT', profile: '8.3' } as const;
const LIMIT_MILLISECONDS = 1_000;

describe('Protobuf limits', () => {
  for (const [name, text] of [
    ['nested messages', 'message A {'.repeat(10_000)],
    ['nested messages that are closed', 'message A {'.repeat(10_000) + '}'.repeat(10_000)],
    ['nested groups', `syntax = "proto2"; message A {${'optional group G = 1 {'.repeat(10_000)}`],
    ['nested values', `syntax = "proto3"; option (a) = ${'{ b '.repeat(10_000)}`],
    ['nested maps', `syntax = "proto3"; message A { ${'map<string, '.repeat(10_000)}`],
  ] as const) {
    it(`states the problem with 10,000 ${name}`, () => {
      const { problems } = timed(() => check(text));
      assert.ok(problems.some(({ id, refused }) => id === 'protobuf-too-deep' && refused));
    });
  }

  for (const [name, text] of [
    ['of one line', `syntax = "proto3"; message A { ${fields(40_000)} }`],
    ['of one comment', `/* ${'*'.repeat(1_000_000)}`],
    ['of one text', `option java_package = "${'\\'.repeat(1_000_000)}`],
    ['of one name', `message ${'a'.repeat(1_000_000)} {`],
    ['of one number', `message A { string a = ${'1'.repeat(1_000_000)}; }`],
    ['of opening quotes', `"'`.repeat(500_000)],
    ['of braces', '}{'.repeat(500_000)],
    ['of unclosed comments', '/*/'.repeat(330_000)],
    ['of missing semicolons', 'a\n'.repeat(500_000)],
    ['of dots', `message A { ${'a.'.repeat(500_000)} b = 1; }`],
    ['of adjacent texts', `option java_package = ${'"a" '.repeat(250_000)};`],
  ] as const) {
    it(`reads a megabyte ${name} within a second`, () => {
      timed(() => check(text));
    });
  }

  it('states the problem with imports in a circle, and compares what is in them', () => {
    const file = (next: string): string => `syntax = "proto3"; import "${next}"; message M${next.charAt(0)} {}`;
    const references: SchemaReference[] = [
      { name: 'a.proto', subject: 'a', version: 1, text: file('b.proto') },
      { name: 'b.proto', subject: 'b', version: 1, text: file('a.proto') },
    ];
    const text = 'syntax = "proto3"; import "a.proto"; message Order { Mb b = 1; }';
    const schema = timed(() => protobuf.parse({ text, references }));
    assert.ok(schema.problems.some(({ id }) => id === 'protobuf-import-cycle'));
    timed(() => protobuf.compare(schema, protobuf.parse({ text, references: [] }), OPTIONS));
  });

  it('compares imported messages that all use each other', () => {
    const count = 60;
    const common = (type: string): string => {
      const uses = Array.from({ length: count }, (_, i) => `M${i} f${i} = ${i + 1};`).join(' ');
      const messages = Array.from({ length: count }, (_, i) => `message M${i} { ${uses} ${type} x = 999; }`);
      return `syntax = "proto3"; ${messages.join('\n')}`;
    };
    const text = 'syntax = "proto3"; import "common.proto"; message Order { M0 m = 1; }';
    const schema = (version: number, type: string) =>
      protobuf.parse({ text, references: [{ name: 'common.proto', subject: 'c', version, text: common(type) }] });
    const same = timed(() => protobuf.compare(schema(1, 'int32'), schema(2, 'int32'), OPTIONS));
    assert.deepEqual(same.differences, []);
    const other = timed(() => protobuf.compare(schema(1, 'int32'), schema(2, 'string'), OPTIONS));
    assert.ok(other.differences.some(({ compatible }) => !compatible));
  });

  it('takes time in proportion to the size', () => {
    const measure = (count: number): number => {
      const text = `syntax = "proto3";\nmessage A {\n${fields(count)}\n}`;
      const times = Array.from({ length: 5 }, () => {
        const start = processorTime();
        protobuf.compare(check(text), check(text), OPTIONS);
        return processorTime() - start;
      });
      return Math.min(...times);
    };
    measure(500);
    const [small, large] = [measure(500), measure(4_000)];
    assert.ok(large < small * 8 * 4, `${small} ms for 500 fields, ${large} ms for 4,000`);
  });
});

function check(text: string) {
  const schema = protobuf.parse({ text, references: [] });
  assert.ok(schema.problems.length >= 0);
  return schema;
}

function timed<T>(work: () => T): T {
  const start = processorTime();
  const result = work();
  const took = processorTime() - start;
  assert.ok(took < LIMIT_MILLISECONDS, `took ${took} ms`);
  return result;
}

function fields(count: number): string {
  return Array.from({ length: count }, (_, i) => `string f${i} = ${i < 18_900 ? i + 1 : i + 1_200};`).join(' ');
}
