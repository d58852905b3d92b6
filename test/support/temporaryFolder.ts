import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder of a test's own. `await using folder = await makeTemporaryFolder()` removes it at the end of the block. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
  /** Writes a file, making the folders on its way; gives its absolute path. */
  readonly write: (name: string, content: string | Uint8Array) => Promise<string>;
  readonly remove: () => Promise<void>;
}

/** Makes an empty folder with the given files in it (relative names). */
export async function makeTemporaryFolder(files: Readonly<Record<string, string>> = {}): Promise<TemporaryFolder> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'event-streams-test-')));
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  };
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  for (const [name, content] of Object.entries(files)) await write(name, content);
  return { path: folder, write, remove, [Symbol.asyncDispose]: remove };
}
