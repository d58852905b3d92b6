import assert from 'node:assert/strict';
import type { Direction } from '../../../engine/options.js';
import { verifiedFixes } from '../../../engine/fix/verifiedFixes.js';
import type { VerifiedFix } from '../../../engine/fix/verifiedFixes.js';
import { protobuf } from '../../../engine/protobuf/format.js';
import { applyEdits } from '../../../engine/text/span.js';

interface FixCase {
  readonly kind: string;
  readonly direction?: Direction;
  readonly old: string;
  readonly new: string;
  readonly id: string;
  readonly fixed: string;
}

const CASES: readonly FixCase[] = [
  {
    kind: 'PACKAGE_CHANGED',
    old: 'syntax = "proto3";\npackage a;\nmessage A {}\n',
    new: 'syntax = "proto3";\npackage b; // moved\nmessage A {}\n',
    id: 'protobuf-restore-package',
    fixed: 'syntax = "proto3";\npackage a; // moved\nmessage A {}\n',
  },
  {
    kind: 'PACKAGE_CHANGED',
    direction: 'FORWARD',
    old: 'syntax = "proto3";\npackage a;\nmessage A {}\n',
    new: 'syntax = "proto3";\nmessage A {}\n',
    id: 'protobuf-restore-package',
    fixed: 'syntax = "proto3";\npackage a;\nmessage A {}\n',
  },
  {
    kind: 'MESSAGE_REMOVED',
    old: 'syntax = "proto3";\nmessage A {}\nmessage B {\n  string b = 1; // b\n}\n',
    new: 'syntax = "proto3";\nmessage A {}\n',
    id: 'protobuf-restore-message',
    fixed: 'syntax = "proto3";\nmessage A {}\n\nmessage B {\n  string b = 1; // b\n}\n',
  },
  {
    kind: 'MESSAGE_REMOVED',
    old: 'syntax = "proto3";\nmessage A {\n  message B {\n    string b = 1;\n  }\n}\n',
    new: 'syntax = "proto3";\r\nmessage A {\r\n  string a = 1; // kept\r\n}\r\n',
    id: 'protobuf-restore-message',
    fixed:
      'syntax = "proto3";\r\nmessage A {\r\n  string a = 1; // kept\r\n  message B {\r\n    string b = 1;\r\n  }\r\n}\r\n',
  },
  {
    kind: 'MESSAGE_REMOVED',
    direction: 'FORWARD',
    old: 'syntax = "proto3";\nmessage A {}\n',
    new: 'syntax = "proto3";\nmessage A { int32 a = 1; }\nmessage B {\n  string b = 1;\n}\n',
    id: 'protobuf-remove-message',
    fixed: 'syntax = "proto3";\nmessage A { int32 a = 1; }\n',
  },
  {
    kind: 'FIELD_SCALAR_KIND_CHANGED',
    old: 'syntax = "proto3";\nmessage A { int32 a = 1; }\n',
    new: 'syntax = "proto3";\nmessage A { /* x */ string a = 1; }\n',
    id: 'protobuf-restore-type',
    fixed: 'syntax = "proto3";\nmessage A { /* x */ int32 a = 1; }\n',
  },
  {
    kind: 'FIELD_KIND_CHANGED',
    direction: 'FORWARD',
    old: 'syntax = "proto3";\nmessage A { map<string, int32> a = 1; }\n',
    new: 'syntax = "proto3";\nmessage A { repeated string a = 1; }\n',
    id: 'protobuf-restore-type',
    fixed: 'syntax = "proto3";\nmessage A { map<string, int32> a = 1; }\n',
  },
  {
    kind: 'FIELD_NAMED_TYPE_CHANGED',
    old: 'syntax = "proto3";\nmessage A { B a = 1; }\nmessage B {}\nmessage C {}\n',
    new: 'syntax = "proto3";\nmessage A { C a = 1; }\nmessage B {}\nmessage C {}\n',
    id: 'protobuf-restore-type',
    fixed: 'syntax = "proto3";\nmessage A { B a = 1; }\nmessage B {}\nmessage C {}\n',
  },
  {
    kind: 'FIELD_NUMERIC_LABEL_CHANGED',
    old: 'syntax = "proto2";\nmessage A { optional int32 a = 1; }\n',
    new: 'syntax = "proto2";\nmessage A { repeated int32 a = 1; }\n',
    id: 'protobuf-restore-label',
    fixed: 'syntax = "proto2";\nmessage A { optional int32 a = 1; }\n',
  },
  {
    kind: 'REQUIRED_FIELD_ADDED',
    old: 'syntax = "proto2";\nmessage A {}\n',
    new: 'syntax = "proto2";\nmessage A {\n  required int32 a = 1; // new\n}\n',
    id: 'protobuf-make-optional',
    fixed: 'syntax = "proto2";\nmessage A {\n  optional int32 a = 1; // new\n}\n',
  },
  {
    kind: 'REQUIRED_FIELD_ADDED',
    direction: 'FORWARD',
    old: 'syntax = "proto2";\nmessage A {\n  required int32 a = 1;\n}\n',
    new: 'syntax = "proto2";\nmessage A {}\n',
    id: 'protobuf-restore-field',
    fixed: 'syntax = "proto2";\nmessage A {\n  required int32 a = 1;\n}\n',
  },
  {
    kind: 'REQUIRED_FIELD_REMOVED',
    old: 'syntax = "proto2";\nmessage A {\n  required int32 a = 1;\n}\n',
    new: 'syntax = "proto2";\nmessage A {\n  required int32 a = 2; // renumbered\n}\n',
    id: 'protobuf-restore-tag',
    fixed: 'syntax = "proto2";\nmessage A {\n  required int32 a = 1; // renumbered\n}\n',
  },
  {
    kind: 'REQUIRED_FIELD_REMOVED',
    direction: 'FORWARD',
    old: 'syntax = "proto2";\nmessage A {}\n',
    new: 'syntax = "proto2";\nmessage A {\n  required int32 a = 1;\n}\n',
    id: 'protobuf-make-optional',
    fixed: 'syntax = "proto2";\nmessage A {\n  optional int32 a = 1;\n}\n',
  },
  {
    kind: 'ONEOF_FIELD_REMOVED',
    old: 'syntax = "proto3";\nmessage A {\n  oneof o {\n    string a = 1;\n    string b = 2;\n  }\n}\n',
    new: 'syntax = "proto3";\nmessage A {\n  oneof o {\n    string a = 1;\n  }\n}\n',
    id: 'protobuf-restore-oneof-member',
    fixed: 'syntax = "proto3";\nmessage A {\n  oneof o {\n    string a = 1;\n    string b = 2;\n  }\n}\n',
  },
  {
    kind: 'ONEOF_FIELD_REMOVED',
    old: 'syntax = "proto3";\nmessage A {\n  oneof o {\n    string a = 1;\n    string b = 2;\n  }\n}\n',
    new: 'syntax = "proto3";\nmessage A {\n  optional string b = 2;\n  oneof o {\n    string a = 1;\n  }\n}\n',
    id: 'protobuf-restore-oneof-member',
    fixed: 'syntax = "proto3";\nmessage A {\n  oneof o {\n    string a = 1;\n    string b = 2;\n  }\n}\n',
  },
  {
    kind: 'MULTIPLE_FIELDS_MOVED_TO_ONEOF',
    old: 'syntax = "proto3";\nmessage A {\n  string a = 1;\n  string b = 2;\n}\n',
    new: 'syntax = "proto3";\nmessage A {\n  oneof o {\n    string a = 1;\n    string b = 2;\n  }\n}\n',
    id: 'protobuf-leave-oneof',
    fixed: 'syntax = "proto3";\nmessage A {\n  string a = 1;\n  string b = 2;\n}\n',
  },
  {
    kind: 'FIELD_MOVED_TO_EXISTING_ONEOF',
    old: 'syntax = "proto2";\nmessage A {\n  optional string a = 1;\n  oneof o {\n    string b = 2;\n  }\n}\n',
    new: 'syntax = "proto2";\nmessage A {\n  oneof o {\n    string b = 2; // stays\n    string a = 1;\n  }\n}\n',
    id: 'protobuf-leave-oneof',
    fixed:
      'syntax = "proto2";\nmessage A {\n  optional string a = 1;\n  oneof o {\n    string b = 2; // stays\n  }\n}\n',
  },
  {
    kind: 'MULTIPLE_FIELDS_MOVED_TO_ONEOF',
    direction: 'FORWARD',
    old: 'syntax = "proto3";\nmessage A {\n  oneof o {\n    string a = 1;\n    string b = 2;\n  }\n}\n',
    new: 'syntax = "proto3";\nmessage A {\n  string a = 1;\n  optional string b = 2;\n}\n',
    id: 'protobuf-join-oneof',
    fixed: 'syntax = "proto3";\nmessage A {\n  oneof o {\n    string a = 1;\n    string b = 2;\n  }\n}\n',
  },
  {
    kind: 'ONEOF_FIELD_REMOVED',
    direction: 'FORWARD',
    old: 'syntax = "proto2";\nmessage A {\n  oneof o {\n    string a = 1;\n  }\n}\n',
    new: 'syntax = "proto2";\nmessage A {\n  oneof o {\n    string a = 1;\n    string b = 2; // new\n  }\n}\n',
    id: 'protobuf-leave-oneof',
    fixed: 'syntax = "proto2";\nmessage A {\n  optional string b = 2;\n  oneof o {\n    string a = 1;\n  }\n}\n',
  },
];

describe('Protobuf fixes', () => {
  for (const testCase of CASES) {
    it(`${testCase.kind}, ${testCase.direction ?? 'BACKWARD'}: ${testCase.id}`, () => {
      const fix = fixesOf(testCase).find(({ id }) => id === testCase.id);
      assert.ok(fix !== undefined, 'no such fix was verified');
      assert.equal(fix.effect, 'clean');
      const fixed = applyEdits(testCase.new, fix.edits);
      assert.equal(fixed, testCase.fixed);
      assert.deepEqual(
        parse(fixed).problems.filter(({ severity }) => severity === 'error'),
        [],
      );
    });
  }

  it('does not offer to take out an added message that a field uses', () => {
    const fixes = fixesOf({
      kind: 'MESSAGE_REMOVED',
      direction: 'FORWARD',
      old: 'syntax = "proto3";\nmessage A {}\n',
      new: 'syntax = "proto3";\nmessage A { B b = 1; }\nmessage B {}\n',
      id: '',
      fixed: '',
    });
    assert.deepEqual(
      fixes.filter(({ id }) => id === 'protobuf-remove-message'),
      [],
    );
  });
});

function parse(text: string) {
  return protobuf.parse({ text, references: [] });
}

function fixesOf({ kind, direction = 'BACKWARD', old, new: text }: FixCase): readonly VerifiedFix[] {
  const [edited, baseline] = [parse(text), parse(old)];
  const options = { policy: 'STRICT', profile: '8.3' } as const;
  const [reader, writer] = direction === 'BACKWARD' ? [edited, baseline] : [baseline, edited];
  const difference = protobuf.compare(reader, writer, options).differences.find((found) => found.kind === kind);
  assert.ok(difference !== undefined, `the pair has no ${kind}`);
  return verifiedFixes(protobuf, { difference, direction, edited, baseline, options });
}
