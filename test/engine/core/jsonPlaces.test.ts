import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTree } from 'jsonc-parser';
import { locateCleanValues } from '../../../engine/json/cleanPlaces.js';
import type { JsonValue } from '../../../engine/json/jsonText.js';
import { locateValues } from '../../../engine/json/places.js';
import type { JsonPlaces } from '../../../engine/json/places.js';

/** Names that collide, that objects inherit, that are reordered, or that need an escape. */
const NAMES = ['a', 'ab', 'b', '', '1', '10', '__proto__', 'constructor', 'a"b', 'a\\', 'é\n', 'x":"y', '\ud83d'];

/** A JSON text written freely: any space, any escapes, names that come again. */
function textOf(value: Written, random: () => number): string {
  const space = () => [' ', '', '', '\r\n', '\n\t', '\r'][random() % 6] ?? '';
  const string = (content: string) =>
    /^[a-z0-9]$/.test(content) && random() % 4 === 0
      ? `"\\u00${content.charCodeAt(0).toString(16)}"`
      : JSON.stringify(content);
  const write = (one: Written): string => {
    switch (one.is) {
      case 'plain':
        return `${space()}${one.text}${space()}`;
      case 'string':
        return `${space()}${string(one.text)}${space()}`;
      case 'array':
        return `${space()}[${one.elements.length === 0 ? space() : one.elements.map(write).join()}]${space()}`;
      case 'object': {
        const members = one.members.map(([name, member]) => `${space()}${string(name)}${space()}:${write(member)}`);
        return `${space()}{${members.length === 0 ? space() : members.join()}}${space()}`;
      }
    }
  };
  return write(value);
}

type Written =
  | { readonly is: 'plain' | 'string'; readonly text: string }
  | { readonly is: 'array'; readonly elements: readonly Written[] }
  | { readonly is: 'object'; readonly members: readonly (readonly [string, Written])[] };

const { value: written } = fc.letrec<{ value: Written }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ is: fc.constant('plain' as const), text: fc.constantFrom('1', '-0.5e+3', 'true', 'null', '1.0') }),
    fc.record({ is: fc.constant('string' as const), text: fc.oneof(fc.constantFrom(...NAMES, '{[,]}'), fc.string()) }),
    fc.record({ is: fc.constant('array' as const), elements: fc.array(tie('value'), { maxLength: 5 }) }),
    fc.record({
      is: fc.constant('object' as const),
      members: fc.array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 16 }),
    }),
  ),
}));

/** Every answer about every container, and about names that are not there. */
function answers(places: JsonPlaces, value: JsonValue): unknown[] {
  const list: unknown[] = [places.root, [...places.duplicateKeys()].sort((a, b) => a.start - b.start)];
  const about = (container: object, key: string | number) => [
    key,
    places.valueSpan(container, key),
    places.memberSpan(container, key),
    places.keySpan(container, String(key)),
    places.rawText(container, key),
  ];
  const queue: JsonValue[] = [value];
  for (const one of queue) {
    if (typeof one !== 'object' || one === null) continue;
    list.push(places.span(one));
    const members: readonly JsonValue[] = Array.isArray(one) ? (one as JsonValue[]) : Object.values(one);
    const keys = Array.isArray(one) ? members.map((_, index) => index) : Object.keys(one);
    for (const key of [...keys, ...NAMES, 0, 99]) list.push(about(one, key));
    queue.push(...members);
  }
  return list;
}

function assertSame(text: string): void {
  const value = JSON.parse(text) as JsonValue;
  const tree = parseTree(text);
  assert.deepEqual(answers(locateCleanValues(text, value), value), answers(locateValues(text, value, tree), value));
}

describe('Places in clean JSON', () => {
  it('are those of the tolerant parser, in generated texts', () => {
    fc.assert(
      fc.property(written, fc.infiniteStream(fc.nat(1000)), (value, numbers) => {
        assertSame(textOf(value, () => Number(numbers.next().value)));
      }),
      { seed: 20_240_611, numRuns: 2000 },
    );
  });

  it('are those of the tolerant parser, in mutated texts that still are JSON', () => {
    let kept = 0;
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(' ', ',', '{}', '[]', '1', '"a":', '\\', '\r\n', '')), {
          maxLength: 4,
        }),
        (json, changes) => {
          let text = json;
          for (const [at, piece] of changes) {
            const from = at % (text.length + 1);
            text = text.slice(0, from) + piece + text.slice(from + (at % 3));
          }
          if (!isJson(text)) return;
          kept++;
          assertSame(text);
        },
      ),
      { seed: 20_240_612, numRuns: 3000 },
    );
    assert.ok(kept > 500, `${kept} texts were JSON`);
  });

  it('are those of the tolerant parser, 1,000 levels deep and in a large text', () => {
    assertSame(`${'[{"a":'.repeat(500)}1${'}]'.repeat(500)}`);
    const members = Array.from(
      { length: 3000 },
      (_, i) => `"field_${i}": {\r\n "type": ["null", "int"], "default": ${i}.0 }`,
    );
    assertSame(`\r\n{${members.join(',\r\n')}, "field_7": [{}]}\r\n`);
  });

  it('are those of whole names only', () => {
    assertSame('{"x":"y","b":{"a":"b"}}');
  });

  it('are taken from the value that counts where a name is written twice', () => {
    for (const text of [
      '{"a":{"b":{"c":1,"c":2}},"a":{"b":[{"c":3}]}}',
      '{"a":[1,{"b":{}}],"a":{"1":{"b":[]}}}',
      '{"a":{"__proto__":{"x":1,"x":2}},"a":{}}',
      '{"a":{"x":{}},"\\u0061":{"x":{"y":[]}}}',
    ]) {
      assertSame(text);
    }
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
