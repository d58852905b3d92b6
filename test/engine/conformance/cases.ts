import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { COMPATIBILITY_LEVELS, COMPATIBILITY_POLICIES } from '../../../engine/options.js';
import type { CompatibilityLevel, CompatibilityPolicy, FormatId } from '../../../engine/options.js';
import type { SchemaReference, SchemaSource } from '../../../engine/schemaFormat.js';

/** One difference as the reference listed it; `direction` only where a level asks in both. */
export interface ExpectedDifference {
  readonly kind: string;
  readonly path: string;
  readonly direction?: string;
}

/** What the reference registry (8.3.1) answered for one pair of schemas. */
export interface ConformanceCase {
  readonly id: string;
  readonly format: FormatId;
  readonly group: string;
  readonly level: CompatibilityLevel;
  readonly policy: CompatibilityPolicy;
  readonly old: SchemaSource;
  readonly new: SchemaSource;
  /** Which side the reference refuses to parse; null where it accepts an odd text; absent where nobody doubts it. */
  readonly problem?: 'old' | 'new' | null;
  /** Null where the reference gives no verdict. */
  readonly compatible: boolean | null;
  readonly differences: readonly ExpectedDifference[];
  /** The reference throws. */
  readonly referenceError: boolean;
  /** The reference's own list varies from run to run: only the verdict counts. */
  readonly unstable: boolean;
}

export const CASE_FILES = ['avro', 'protobuf', 'json', 'levels', 'references', 'parse'] as const;
export type CaseFile = (typeof CASE_FILES)[number];

/** The cases of one file, in its order. */
export function readCases(file: CaseFile): readonly ConformanceCase[] {
  const packed = readFileSync(new URL(`../../../../test/corpus/conformance/${file}.jsonl.gz`, import.meta.url));
  const lines = gunzipSync(packed).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => parseCase(JSON.parse(line)));
}

function parseCase(line: unknown): ConformanceCase {
  const fields = record(line);
  const expected = record(fields['expected']);
  const problem = expected['problem'];
  const compatible = expected['compatible'];
  return {
    id: text(fields['id']),
    format: oneOf(['AVRO', 'PROTOBUF', 'JSON'], fields['format']),
    group: text(fields['group']),
    level: oneOf(COMPATIBILITY_LEVELS, fields['level'] ?? 'BACKWARD'),
    policy: oneOf(COMPATIBILITY_POLICIES, fields['policy'] ?? 'STRICT'),
    old: { text: text(fields['old']), references: references(fields['oldReferences']) },
    new: { text: text(fields['new']), references: references(fields['newReferences']) },
    ...('problem' in expected ? { problem: problem === null ? null : oneOf(['old', 'new'], problem) } : {}),
    compatible: typeof compatible === 'boolean' ? compatible : null,
    differences: list(expected['differences'] ?? []).map(parseDifference),
    referenceError: fields['referenceError'] !== undefined && fields['referenceError'] !== false,
    unstable: fields['unstable'] !== undefined && fields['unstable'] !== false,
  };
}

function parseDifference(value: unknown): ExpectedDifference {
  const fields = record(value);
  const difference = { kind: text(fields['kind']), path: text(fields['path']) };
  const direction = fields['direction'];
  return direction === undefined ? difference : { ...difference, direction: text(direction).toUpperCase() };
}

/** Flat, what a reference itself refers to before it, each name once: as the registry hands them to a parser. */
function references(value: unknown): readonly SchemaReference[] {
  const byName = new Map<string, SchemaReference>();
  for (const entry of list(value ?? [])) {
    const fields = record(entry);
    const version = fields['version'];
    assert.ok(typeof version === 'number');
    const name = text(fields['name']);
    const reference = { name, subject: text(fields['subject']), version, text: text(fields['schema']) };
    for (const nested of [...references(fields['references']), reference]) {
      if (!byName.has(nested.name)) byName.set(nested.name, nested);
    }
  }
  return [...byName.values()];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value));
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown): readonly unknown[] {
  assert.ok(Array.isArray(value));
  return value as readonly unknown[];
}

function text(value: unknown): string {
  assert.ok(typeof value === 'string');
  return value;
}

function oneOf<const T extends string>(allowed: readonly T[], value: unknown): T {
  const found = allowed.find((candidate) => candidate === value);
  assert.ok(found !== undefined, `${String(value)} is none of ${allowed.join(', ')}`);
  return found;
}
