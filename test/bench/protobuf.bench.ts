import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_COMPARE_OPTIONS } from '../../engine/options.js';
import { protobuf } from '../../engine/protobuf/format.js';
import { bufProgram } from '../engine/protobuf/buf.js';
import type { Bench, Measure, TimeMeasure } from './bench.js';

const MESSAGES = 10;
const FIELDS = 10;
const FILES = 1_000;

/** Messages with the mix that real topics have; the newer file adds a field to each. */
function ordersFile(packageName: string, version: 1 | 2): string {
  const messages = Array.from({ length: MESSAGES }, (_, m) => {
    const fields = Array.from(
      { length: FIELDS },
      (_unused, i) => `  ${TYPES[(i + m) % TYPES.length] ?? ''} field_${i} = ${i + 1};\n`,
    );
    return `message M${m} {\n${fields.join('')}${version === 1 ? '' : '  string added = 11;\n'}}\n\n`;
  });
  return `syntax = "proto3";\npackage ${packageName};\n\nenum Kind {\n  KIND_UNKNOWN = 0;\n  KIND_RETAIL = 1;\n}\n\n${messages.join('')}`;
}

const TYPES = [
  'string',
  'int32',
  'repeated string',
  'optional int64',
  'map<string, int64>',
  'M1',
  'double',
  'repeated M2',
  'Kind',
  'bool',
];

const oldText = ordersFile('acme.orders', 1);
const newText = ordersFile('acme.orders', 2);

function compareTexts(text: string, before: string): void {
  const [reader, writer] = [text, before].map((each) => protobuf.parse({ text: each, references: [] }));
  if (reader === undefined || writer === undefined) throw new Error('nothing was read');
  const { differences } = protobuf.compare(reader, writer, DEFAULT_COMPARE_OPTIONS);
  if (differences.length !== MESSAGES) throw new Error(`${differences.length} differences instead of ${MESSAGES}`);
}

/** `buf breaking` on two folders with so many files each. */
function bufBreaking(name: string, files: number): TimeMeasure {
  const folders = new Map<string, string>();
  return {
    name,
    kind: 'time',
    prepare: () => {
      const folder = mkdtempSync(join(tmpdir(), 'event-streams-bench-'));
      folders.set('both', folder);
      for (const [side, version] of [
        ['old', 1],
        ['new', 2],
      ] as const) {
        mkdirSync(join(folder, side));
        writeFileSync(join(folder, side, 'buf.yaml'), 'version: v2\n');
        for (let i = 0; i < files; i++) {
          writeFileSync(join(folder, side, `f${i}.proto`), ordersFile(`acme.orders${i}`, version));
        }
      }
    },
    work: () => {
      const folder = folders.get('both') ?? '.';
      const { status, stderr } = spawnSync(bufProgram(), ['breaking', 'new', '--against', 'old'], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, BUF_CACHE_DIR: folder },
      });
      if (status !== 0) throw new Error(`buf breaking failed: ${stderr}`);
    },
    dispose: () => {
      for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const bench: Bench = {
  title: `Protobuf, a pair of ${MESSAGES} messages × ${FIELDS} fields, parse of both sides included`,
  measures: [
    {
      name: 'compare',
      kind: 'rate',
      unit: 'pairs',
      aim: 12_000,
      work: () => {
        compareTexts(newText, oldText);
        return 1;
      },
    },
    {
      name: 'parse and every check of one file',
      kind: 'rate',
      unit: 'files',
      work: () => {
        if (protobuf.parse({ text: newText, references: [] }).problems.length > 0)
          throw new Error('the file should be right');
        return 1;
      },
    },
    {
      name: 'compare one pair',
      kind: 'time',
      peer: 'buf breaking on one file, whole process',
      work: () => compareTexts(newText, oldText),
    },
    bufBreaking('buf breaking on one file, whole process', 1),
    {
      name: `compare, per file of ${FILES}`,
      kind: 'value',
      unit: 'ms',
      peer: `buf breaking, per file of ${FILES}`,
      value: () => {
        const start = performance.now();
        for (let i = 0; i < FILES; i++) compareTexts(newText, oldText);
        return (performance.now() - start) / FILES;
      },
    },
    bufPerFile(`buf breaking, per file of ${FILES}`),
  ],
};

/** Half a minute or so each time: measured in the first round only. */
function bufPerFile(name: string): Measure {
  const figures: number[] = [];
  return {
    name,
    kind: 'value',
    unit: 'ms',
    value: async () => {
      if (figures.length === 0) {
        const run = bufBreaking(name, FILES);
        try {
          await run.prepare?.();
          const start = performance.now();
          await run.work();
          figures.push((performance.now() - start) / FILES);
        } finally {
          await run.dispose?.();
        }
      }
      return figures[0] ?? 0;
    },
  };
}
