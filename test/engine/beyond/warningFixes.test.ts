import assert from 'node:assert/strict';
import { avro } from '../../../engine/avro/format.js';
import { verifiedWarningFixes } from '../../../engine/fix/verifiedFixes.js';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import { DEFAULT_COMPARE_OPTIONS } from '../../../engine/options.js';
import type { Direction } from '../../../engine/options.js';
import { protobuf } from '../../../engine/protobuf/format.js';
import type { SchemaFormat } from '../../../engine/schemaFormat.js';
import { applyEdits } from '../../../engine/text/span.js';

interface FixCase {
  readonly rule: string;
  readonly direction?: Direction;
  readonly old: string;
  readonly new: string;
  readonly id: string;
  readonly fixed: string;
}

/** The texts that the verified fixes of one rule lead to, by the ids of the fixes. */
function fixesOf(
  format: SchemaFormat,
  { rule, direction = 'BACKWARD', ...texts }: FixCase,
): ReadonlyMap<string, string> {
  const [edited, baseline] = [texts.new, texts.old].map((text) => format.parse({ text, references: [] }));
  assert.ok(edited !== undefined && baseline !== undefined);
  const [reader, writer] = direction === 'BACKWARD' ? [edited, baseline] : [baseline, edited];
  const options = { ...DEFAULT_COMPARE_OPTIONS, direction };
  const warning = format.beyond?.warn(reader, writer, options).find((one) => one.rule === rule);
  assert.ok(warning !== undefined, `there is no warning ${rule}`);
  const request = { warning, direction, edited, baseline, options };
  return new Map(verifiedWarningFixes(format, request).map(({ id, edits }) => [id, applyEdits(texts.new, edits)]));
}

const proto = (body: string, syntax = 'proto3') => `syntax = "${syntax}"; // kept\nmessage E {\n${body}}\n`;

const PROTOBUF_CASES: readonly FixCase[] = [
  {
    rule: 'protobuf-removed-tag-not-reserved',
    old: proto('  string a = 1;\n  string b = 2;\n'),
    new: proto('  string a = 1; // first\n'),
    id: 'protobuf-reserve-field',
    fixed: proto('  string a = 1; // first\n  reserved 2;\n  reserved "b";\n'),
  },
  {
    rule: 'protobuf-removed-tag-not-reserved',
    old: proto('  string a = 1;\n  string b = 2; // second\n'),
    new: proto('  string a = 1;\n'),
    id: 'protobuf-restore-field',
    fixed: proto('  string a = 1;\n  string b = 2;\n'),
  },
  {
    rule: 'protobuf-field-renumbered',
    old: proto('  string a = 1;\n'),
    new: proto('  reserved 1; // gone\n  string a = 2;\n'),
    id: 'protobuf-restore-tag',
    fixed: proto('  string a = 1;\n'),
  },
  {
    rule: 'protobuf-tag-reused',
    old: proto('  int32 age = 1;\n'),
    new: proto('  int64 balance = 1;\n  string more = 7;\n'),
    id: 'protobuf-use-new-tag',
    fixed: proto('  int64 balance = 8;\n  string more = 7;\n  reserved 1;\n'),
  },
  {
    rule: 'protobuf-field-renamed',
    old: proto('  string first_name = 1;\n'),
    new: proto('  string given_name = 1 [deprecated = true];\n'),
    id: 'protobuf-keep-json-name',
    fixed: proto('  string given_name = 1 [deprecated = true, json_name = "firstName"];\n'),
  },
  {
    rule: 'protobuf-field-renamed',
    direction: 'FORWARD',
    old: proto('  string first_name = 1;\n'),
    new: proto('  string given_name = 1;\n'),
    id: 'protobuf-restore-name',
    fixed: proto('  string first_name = 1;\n'),
  },
  {
    rule: 'protobuf-default-changed',
    old: proto('  optional string s = 1 [default = "a"];\n', 'proto2'),
    new: proto('  optional string s = 1;\n', 'proto2'),
    id: 'protobuf-restore-default',
    fixed: proto('  optional string s = 1 [default = "a"];\n', 'proto2'),
  },
  {
    rule: 'protobuf-repeated-to-singular',
    direction: 'FORWARD',
    old: proto('  string s = 1;\n'),
    new: proto('  repeated  string s = 1;\n'),
    id: 'protobuf-restore-label',
    fixed: proto('  string s = 1;\n'),
  },
  {
    rule: 'protobuf-number-narrowed',
    direction: 'FORWARD',
    old: proto('  int32 n = 1;\n'),
    new: proto('  int64 n = 1; // wide\n'),
    id: 'protobuf-restore-type',
    fixed: proto('  int32 n = 1; // wide\n'),
  },
  {
    rule: 'protobuf-enum-value-removed',
    old: 'syntax = "proto3";\nenum S {\n  A = 0;\n  B = 1; // b\n}\n',
    new: 'syntax = "proto3";\nenum S {\n  A = 0; // a\n}\n',
    id: 'protobuf-reserve-value',
    fixed: 'syntax = "proto3";\nenum S {\n  A = 0; // a\n  reserved 1;\n  reserved "B";\n}\n',
  },
  {
    rule: 'protobuf-extension-range-removed',
    old: proto('  extensions 100 to 199;\n', 'proto2'),
    new: proto('  optional string s = 1;\n', 'proto2'),
    id: 'protobuf-reserve-tags',
    fixed: proto('  optional string s = 1;\n  reserved 100 to 199;\n', 'proto2'),
  },
];

const field = (type: string) =>
  `{ "type": "record", "name": "E",\n  "fields": [ { "name": "f", "type":  ${type} } ] }\n`;

const AVRO_CASES: readonly FixCase[] = [
  {
    rule: 'avro-decimal-scale-changed',
    direction: 'FORWARD',
    old: field('{"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}'),
    new: field('{"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 4}'),
    id: 'avro-restore-type',
    fixed: field('{"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}'),
  },
  {
    rule: 'avro-logical-type-added',
    old: field('["null", "long"]'),
    new: field('["null", {"type": "long", "logicalType": "timestamp-millis"}]'),
    id: 'avro-restore-type',
    fixed: field('["null", "long"]'),
  },
];

const object = (a: string, required = '') => `{\n  "type": "object",\n  "properties": { "a":  ${a} }${required}\n}\n`;

const JSON_CASES: readonly FixCase[] = [
  {
    rule: 'json-format-changed',
    old: object('{ "type": "string" }'),
    new: object('{ "type": "string", "format": "date", "title": "kept" }'),
    id: 'json-remove',
    fixed: object('{ "type": "string", "title": "kept" }'),
  },
  {
    rule: 'json-format-changed',
    direction: 'FORWARD',
    old: object('{ "type": "string", "format": "date" }'),
    new: object('{ "type": "string" }'),
    id: 'json-put-back',
    fixed: object('{ "type": "string", "format": "date" }'),
  },
  {
    rule: 'json-required-without-property',
    old: object('{}', ',\n  "required": ["a"]'),
    new: object('{}', ',\n  "required": [\n    "a",\n    "b"\n  ]'),
    id: 'json-make-optional',
    fixed: object('{}', ',\n  "required": [\n    "a"\n  ]'),
  },
];

describe('quick fixes of warnings', () => {
  const all: readonly (readonly [SchemaFormat, readonly FixCase[]])[] = [
    [avro, AVRO_CASES],
    [protobuf, PROTOBUF_CASES],
    [jsonSchema, JSON_CASES],
  ];
  for (const [format, cases] of all) {
    for (const testCase of cases) {
      it(`${testCase.rule}, ${testCase.direction ?? 'BACKWARD'}: ${testCase.id}`, () => {
        assert.equal(fixesOf(format, testCase).get(testCase.id), testCase.fixed);
      });
    }
  }

  it('are none where the place is in a reference, and none that would break the verdict', () => {
    const parse = (text: string, money: string) =>
      jsonSchema.parse({ text, references: [{ name: 'money.json', subject: 'm', version: 1, text: money }] });
    const text = '{"properties":{"money":{"$ref":"money.json"}}}';
    const [edited, baseline] = [parse(text, '{"type":"string","format":"date"}'), parse(text, '{"type":"string"}')];
    const options = { ...DEFAULT_COMPARE_OPTIONS, direction: 'BACKWARD' } as const;
    const [warning] = jsonSchema.beyond?.warn(edited, baseline, options) ?? [];
    assert.ok(warning !== undefined);
    assert.deepEqual(
      verifiedWarningFixes(jsonSchema, { warning, edited, baseline, options, direction: 'BACKWARD' }),
      [],
    );
  });
});
