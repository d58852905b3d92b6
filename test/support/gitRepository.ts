import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A real git repository in a temporary folder, removed at the end of a block that holds it with `using`. */
export interface TemporaryRepository extends Disposable {
  readonly folder: string;
  path(name: string): string;
  write(name: string, content: string | Uint8Array): void;
  git(...args: readonly string[]): string;
  /** Adds everything and commits. */
  commit(message: string): void;
  dispose(): void;
}

export function temporaryRepository(files: Readonly<Record<string, string>> = {}): TemporaryRepository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'event-streams-test-')));
  const path = (name: string) => join(folder, name);
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  };
  const git = (...args: readonly string[]) => {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8', stdio: 'pipe' });
  };
  const commit = (message: string) => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', message);
  };
  git('init', '--quiet', '--initial-branch', 'main');
  for (const [name, content] of Object.entries(files)) write(name, content);
  if (Object.keys(files).length > 0) commit('first');
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  return { folder, path, write, git, commit, dispose, [Symbol.dispose]: dispose };
}
