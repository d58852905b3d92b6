import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRepository } from '../support/repository.js';
import type { Bench, Measure } from './bench.js';

const OLD = { type: 'record', name: 'Order', fields: [{ name: 'id', type: 'string' }] };
const NEW = { ...OLD, fields: [...OLD.fields, { name: 'total', type: 'long', default: 0 }] };

const folder = { path: '' };

/** One process of Node, from its start to its end. */
function nodeProcess(name: string, args: () => readonly string[], rest: Partial<Measure> = {}): Measure {
  return {
    name,
    kind: 'time',
    ...rest,
    work: () => {
      const { status, stderr } = spawnSync(process.execPath, args(), { encoding: 'utf8' });
      if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
    },
  } as Measure;
}

/** As users have it: production bundles. */
function makeBundlesAndFiles(): void {
  execFileSync(process.execPath, ['sandbox/package.mjs', join(makeFolder(), 'event-streams.vsix')], {
    cwd: inRepository(),
    stdio: 'ignore',
  });
  execFileSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: inRepository(), stdio: 'ignore' });
  writeFileSync(join(folder.path, 'old.avsc'), JSON.stringify(OLD));
  writeFileSync(join(folder.path, 'new.avsc'), JSON.stringify(NEW));
}

function makeFolder(): string {
  folder.path = mkdtempSync(join(tmpdir(), 'event-streams-bench-'));
  return folder.path;
}

const kibibytes = (file: string) => statSync(file).size / 1024;

export const bench: Bench = {
  title: 'Start of the command line on two small files, the whole process, and sizes of what ships',
  measures: [
    nodeProcess('node alone', () => ['--eval', ''], {
      prepare: makeBundlesAndFiles,
      dispose: () => rmSync(folder.path, { recursive: true, force: true }),
    }),
    nodeProcess(
      'event-streams compare',
      () => [inRepository('dist', 'cli.cjs'), 'compare', join(folder.path, 'old.avsc'), join(folder.path, 'new.avsc')],
      { aim: 150, peer: 'node alone' },
    ),
    {
      name: 'VSIX',
      kind: 'value',
      unit: 'KiB',
      aim: 2048,
      value: () => kibibytes(join(folder.path, 'event-streams.vsix')),
    },
    { name: 'cli.cjs', kind: 'value', unit: 'KiB', value: () => kibibytes(inRepository('dist', 'cli.cjs')) },
  ],
};
