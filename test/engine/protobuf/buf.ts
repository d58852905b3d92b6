import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRepository } from '../../support/repository.js';

/** The line of the first error of each file that buf refuses, counted from 1. One process reads all files. */
export function bufErrors(files: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'event-streams-buf-'));
  try {
    writeFileSync(join(folder, 'buf.yaml'), 'version: v2\n');
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    const { status, stdout, stderr, error } = spawnSync(bufProgram(), ['build', '-o', join(folder, 'out.binpb')], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, BUF_CACHE_DIR: folder },
    });
    if (error !== undefined) throw error;
    const lines = new Map<string, number>();
    for (const [, name = '', line = ''] of `${stdout}${stderr}`.matchAll(/^([^:\n]+\.proto):(\d+):\d+:/gm)) {
      lines.set(name, Math.min(lines.get(name) ?? Infinity, Number(line)));
    }
    assert.equal(status !== 0, lines.size > 0, `buf failed in another way: ${stderr.slice(0, 500)}`);
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The program inside the package for this machine: its wrapper script would start Node once more. */
export function bufProgram(): string {
  const packages = inRepository('node_modules', '@bufbuild');
  const folder = readdirSync(packages).find((name) => name.startsWith('buf-'));
  assert.ok(folder !== undefined, 'run npm ci: the package of buf for this machine is missing');
  return join(packages, folder, 'bin', process.platform === 'win32' ? 'buf.exe' : 'buf');
}
