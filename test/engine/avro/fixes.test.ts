import assert from 'node:assert/strict';
import { avro } from '../../../engine/avro/format.js';
import { isCompatible } from '../../../engine/difference.js';
import { verifiedFixes } from '../../../engine/fix/verifiedFixes.js';
import { DEFAULT_COMPARE_OPTIONS } from '../../../engine/options.js';
import type { Direction } from '../../../engine/options.js';
import { applyEdits } from '../../../engine/text/span.js';
import { readCorpus, sourceOf } from './corpus.js';

const options = DEFAULT_COMPARE_OPTIONS;
const parse = (text: string) => avro.parse({ text, references: [] });

/** All verified fixes of the first difference, by id, with the text that each leads to. */
function fixesOf(older: string, newer: string, direction: Direction): ReadonlyMap<string, string> {
  const [baseline, edited] = [parse(older), parse(newer)];
  const [reader, writer] = direction === 'BACKWARD' ? [edited, baseline] : [baseline, edited];
  const [difference] = avro.compare(reader, writer, options).differences;
  assert.ok(difference !== undefined, 'there is nothing to fix');
  const fixes = verifiedFixes(avro, { difference, direction, edited, baseline, options });
  assert.ok(fixes.filter(({ preferred }) => preferred).length <= 1, 'at most one fix is preferred');
  return new Map(fixes.map((fix) => [fix.id, applyEdits(newer, fix.edits)]));
}

/** A record as people write it, a field on each line. */
const record = (...fields: readonly string[]) =>
  `{\n  "type": "record",\n  "name": "Order",\n  "fields": [\n${fields.map((field) => `    ${field}`).join(',\n')}\n  ]\n}\n`;

const ID = '{"name": "id", "type": "string"}';

interface FixCase {
  readonly title: string;
  readonly direction: Direction;
  readonly id: string;
  readonly older: string;
  readonly newer: string;
  readonly fixed: string;
}

const CASES: readonly FixCase[] = [
  {
    title: 'a typed default',
    direction: 'BACKWARD',
    id: 'avro-add-default',
    older: record(ID),
    newer: record(ID, '{"name": "total", "type": "int", "doc": "cents"}'),
    fixed: record(ID, '{"name": "total", "type": "int", "default": 0, "doc": "cents"}'),
  },
  {
    title: 'a default on a line of its own where the attributes stand so',
    direction: 'BACKWARD',
    id: 'avro-add-default',
    older: record(ID),
    newer: record(ID, '{\n      "name" : "tags",\n      "type" : {"type": "array", "items": "string"}\n    }'),
    fixed: record(
      ID,
      '{\n      "name" : "tags",\n      "type" : {"type": "array", "items": "string"},\n      "default" : []\n    }',
    ),
  },
  {
    title: 'null for a union that starts with null',
    direction: 'BACKWARD',
    id: 'avro-add-default',
    older: record(ID),
    newer: record(ID, '{"name":"note","type":["null","string"]}'),
    fixed: record(ID, '{"name":"note","type":["null","string"],"default":null}'),
  },
  {
    title: 'an optional field in place of a required one',
    direction: 'BACKWARD',
    id: 'avro-make-nullable',
    older: record(ID),
    newer: record(ID, '{"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}}'),
    fixed: record(
      ID,
      '{"name": "at", "type": ["null", {"type": "long", "logicalType": "timestamp-millis"}], "default": null}',
    ),
  },
  {
    title: 'null moved to the front of a union',
    direction: 'BACKWARD',
    id: 'avro-make-nullable',
    older: record(ID),
    newer: record(ID, '{"name": "note", "type": ["string", "null"]}'),
    fixed: record(ID, '{"name": "note", "type": ["null", "string"], "default": null}'),
  },
  {
    title: 'the old name of a renamed field as an alias',
    direction: 'BACKWARD',
    id: 'avro-add-field-alias',
    older: record(ID, '{"name": "customer", "type": "string"}'),
    newer: record(ID, '{"name": "customerId", "type": "string"}'),
    fixed: record(ID, '{"name": "customerId", "aliases": ["customer"], "type": "string"}'),
  },
  {
    title: 'a default for a new field whose enum has only a default of its own',
    direction: 'BACKWARD',
    id: 'avro-add-default',
    older: record(ID),
    newer: record(ID, '{"name": "s", "type": {"type": "enum", "name": "S", "symbols": ["A", "B"], "default": "B"}}'),
    fixed: record(
      ID,
      '{"name": "s", "type": {"type": "enum", "name": "S", "symbols": ["A", "B"], "default": "B"}, "default": "B"}',
    ),
  },
  {
    title: 'a removed field put back where it stood',
    direction: 'FORWARD',
    id: 'avro-restore-field',
    older: record(ID, '{"name": "total", "type": "int", "doc": "cents"}', '{"name": "note", "type": "string"}'),
    newer: record(ID, '{"name": "note", "type": "string"}'),
    fixed: record(ID, '{"name": "total", "type": "int", "doc": "cents"}', '{"name": "note", "type": "string"}'),
  },
  {
    title: 'a removed field of a type that is still defined, by its name',
    direction: 'FORWARD',
    id: 'avro-restore-field',
    older: record('{"name": "a", "type": {"type": "fixed", "name": "H", "size": 2}}', '{"name": "b", "type": "H"}'),
    newer: record('{"name": "b", "type": {"type": "fixed", "name": "H", "size": 2}}'),
    fixed: record('{ "name": "a", "type": "H" }', '{"name": "b", "type": {"type": "fixed", "name": "H", "size": 2}}'),
  },
  {
    title: 'the type that it had',
    direction: 'BACKWARD',
    id: 'avro-restore-type',
    older: record('{"name": "total", "type": "long"}'),
    newer: record('{"name": "total", "type": "int"}'),
    fixed: record('{"name": "total", "type": "long"}'),
  },
  {
    title: 'a union of both types',
    direction: 'BACKWARD',
    id: 'avro-accept-both-types',
    older: record('{"name": "total", "type": "string"}'),
    newer: record('{"name": "total", "type": {"type": "long"}, "default": 0}'),
    fixed: record('{"name": "total", "type": [{"type": "long"}, "string"], "default": 0}'),
  },
  {
    title: 'the type that older readers know',
    direction: 'FORWARD',
    id: 'avro-restore-type',
    older: record('{"name": "total", "type": "int"}'),
    newer: record('{"name": "total", "type": "long"}'),
    fixed: record('{"name": "total", "type": "int"}'),
  },
  {
    title: 'a branch added to a union on lines of its own',
    direction: 'BACKWARD',
    id: 'avro-add-branch',
    older: record('{"name": "v", "type": ["null", "string", "int"]}'),
    newer: record('{"name": "v", "type": [\n      "null",\n      "string"\n    ]}'),
    fixed: record('{"name": "v", "type": [\n      "null",\n      "string",\n      "int"\n    ]}'),
  },
  {
    title: 'a branch taken out again',
    direction: 'FORWARD',
    id: 'avro-remove-branch',
    older: record('{"name": "v", "type": ["null", "string"]}'),
    newer: record('{"name": "v", "type": ["null", "int", "string"]}'),
    fixed: record('{"name": "v", "type": ["null", "string"]}'),
  },
  {
    title: 'a default inside the branch that stopped fitting',
    direction: 'BACKWARD',
    id: 'avro-add-default',
    older: record('{"name": "v", "type": ["null", {"type": "record", "name": "P", "fields": []}]}'),
    newer: record(
      '{"name": "v", "type": ["null", {"type": "record", "name": "P", "fields": [{"name": "n", "type": "int"}]}]}',
    ),
    fixed: record(
      '{"name": "v", "type": ["null", {"type": "record", "name": "P", "fields": [{"name": "n", "type": "int", "default": 0}]}]}',
    ),
  },
  {
    title: 'symbols put back',
    direction: 'BACKWARD',
    id: 'avro-restore-symbols',
    older: '{"type": "enum", "name": "E", "symbols": ["A", "B", "C"]}',
    newer: '{"type": "enum", "name": "E", "symbols": ["B"]}',
    fixed: '{"type": "enum", "name": "E", "symbols": ["B", "A", "C"]}',
  },
  {
    title: 'a default symbol for unknown ones',
    direction: 'BACKWARD',
    id: 'avro-add-enum-default',
    older: '{"type": "enum", "name": "E", "symbols": ["A", "UNKNOWN"]}',
    newer: '{"type": "enum", "name": "E", "symbols": ["B", "UNKNOWN"]}',
    fixed: '{"type": "enum", "name": "E", "symbols": ["B", "UNKNOWN"], "default": "UNKNOWN"}',
  },
  {
    title: 'symbols taken out again',
    direction: 'FORWARD',
    id: 'avro-remove-symbols',
    older: '{"type": "enum", "name": "E", "symbols": ["A"]}',
    newer: '{"type": "enum", "name": "E", "symbols": ["A", "B", "C"]}',
    fixed: '{"type": "enum", "name": "E", "symbols": ["A"]}',
  },
  {
    title: 'the size that it had',
    direction: 'BACKWARD',
    id: 'avro-restore-size',
    older: '{"type": "fixed", "name": "F", "size": 16}',
    newer: '{"type": "fixed", "name": "F", "size": 20}',
    fixed: '{"type": "fixed", "name": "F", "size": 16}',
  },
  {
    title: 'the old name of a type as an alias',
    direction: 'BACKWARD',
    id: 'avro-add-type-alias',
    older: '{"type": "fixed", "name": "F", "namespace": "a", "size": 16}',
    newer: '{"type": "fixed", "name": "G", "namespace": "b", "size": 16}',
    fixed: '{"type": "fixed", "name": "G", "aliases": ["a.F"], "namespace": "b", "size": 16}',
  },
  {
    title: 'the old name of a type, also where it is used',
    direction: 'FORWARD',
    id: 'avro-restore-name',
    older: record('{"name": "a", "type": {"type": "fixed", "name": "F", "size": 2}}', '{"name": "b", "type": "F"}'),
    newer: record('{"name": "a", "type": {"type": "fixed", "name": "G", "size": 2}}', '{"name": "b", "type": "G"}'),
    fixed: record('{"name": "a", "type": {"type": "fixed", "name": "F", "size": 2}}', '{"name": "b", "type": "F"}'),
  },
];

describe('Avro fixes', () => {
  for (const { title, direction, id, older, newer, fixed } of CASES) {
    it(`${id} gives ${title}`, () => {
      const fixes = fixesOf(older, newer, direction);
      assert.equal(fixes.get(id), fixed, `offered: ${[...fixes.keys()].join(', ')}`);
      const [reader, writer] = direction === 'BACKWARD' ? [parse(fixed), parse(older)] : [parse(older), parse(fixed)];
      assert.ok(isCompatible(avro.compare(reader, writer, options)));
    });
  }

  it('has a case for every fix', () => {
    const ids = new Set<string>();
    for (const kind of avro.kinds.keys()) {
      for (const { old, new: newer } of readCorpus(`${kind}.txt`)) {
        const [baseline, edited] = [avro.parse(sourceOf(old)), avro.parse(sourceOf(newer))];
        for (const direction of ['BACKWARD', 'FORWARD'] as const) {
          const [reader, writer] = direction === 'BACKWARD' ? [edited, baseline] : [baseline, edited];
          for (const difference of avro.compare(reader, writer, options).differences) {
            const fixes = verifiedFixes(avro, { difference, direction, edited, baseline, options });
            fixes.forEach((fix) => ids.add(fix.id));
          }
        }
      }
    }
    assert.deepEqual(
      [...ids].filter((id) => !CASES.some((entry) => entry.id === id)),
      [],
    );
  });

  it('offers nothing for a difference inside a reference, which is not the text being edited', () => {
    const money = (type: string) => [
      {
        name: 'Money',
        subject: 'money',
        version: 1,
        text: `{"type":"record","name":"Money","fields":[{"name":"v","type":"${type}"}]}`,
      },
    ];
    const text = record('{"name": "price", "type": "Money"}');
    const edited = avro.parse({ text, references: money('int') });
    const baseline = avro.parse({ text, references: money('string') });
    const [difference] = avro.compare(edited, baseline, options).differences;
    assert.ok(difference !== undefined);
    assert.deepEqual(difference.reader().document, 'Money');
    assert.deepEqual(verifiedFixes(avro, { difference, direction: 'BACKWARD', edited, baseline, options }), []);
  });
});
