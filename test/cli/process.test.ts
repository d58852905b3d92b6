import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { inRepository } from '../support/repository.js';
import { makeTemporaryFolder } from '../support/temporaryFolder.js';

const PROGRAM = inRepository('out', 'cli', 'index.js');
const PAIR = `${JSON.stringify({ id: 1, old: '"int"', new: '"string"' })}\n`;

// What only a process of its own has: pipes that break, disks that are full.
describe('event-streams as a process', () => {
  it('keeps the exit code of the verdict where nobody reads the output any more', async () => {
    await using folder = await makeTemporaryFolder({ 'a.avsc': '"int"', 'b.avsc': '"string"' });
    const child = spawn(process.execPath, [PROGRAM, 'compare', 'a.avsc', 'b.avsc'], { cwd: folder.path });
    child.stdout.destroy();
    const [[code], errors] = await Promise.all([once(child, 'exit') as Promise<unknown[]>, text(child.stderr)]);
    assert.equal(code, 1);
    assert.equal(errors, '');
  });

  it('stops reading requests when nobody reads the answers', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'compare', '--stdin']);
    child.stdin.on('error', () => undefined);
    child.stdin.write(PAIR);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const exited = once(child, 'exit') as Promise<unknown[]>;
    const feeding = setInterval(() => child.stdin.write(PAIR), 5);
    const [[code], errors] = await Promise.all([exited, text(child.stderr)]);
    clearInterval(feeding);
    assert.equal(code, 0);
    assert.equal(errors, '');
  });

  it('answers a request while standard input stays open', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'compare', '--stdin']);
    for (const id of [1, 2, 3]) {
      child.stdin.write(PAIR.slice(0, 10));
      child.stdin.write(PAIR.slice(10));
      const [answer] = (await once(child.stdout, 'data')) as [Buffer];
      assert.equal((JSON.parse(answer.toString('utf8')) as { compatible: boolean }).compatible, false, String(id));
    }
    child.stdin.end();
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  it('ends with 2 and one line where the disk is full', async function () {
    if (!existsSync('/dev/full')) this.skip();
    await using folder = await makeTemporaryFolder({ 'a.avsc': '"int"' });
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [PROGRAM, 'compare', 'a.avsc', 'a.avsc'], {
      cwd: folder.path,
      stdio: ['ignore', full, 'pipe'],
    });
    assert.ok(child.stderr);
    const [[code], errors] = await Promise.all([once(child, 'exit') as Promise<unknown[]>, text(child.stderr)]);
    closeSync(full);
    assert.equal(code, 2);
    assert.match(errors, /^event-streams: the output cannot be written: .*\n$/);
  });
});
