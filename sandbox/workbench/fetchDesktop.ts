import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../cache.mjs';

/** Names the program of an installed VS Code, where none is to be downloaded. */
const PROGRAM_VARIABLE = 'EVENT_STREAMS_VSCODE';

/**
 * The program of a desktop VS Code: the one that EVENT_STREAMS_VSCODE names, else the newest one, fetched once into the
 * cache. Rejects with a sentence where there is neither.
 */
export async function fetchDesktop(): Promise<string> {
  const named = process.env[PROGRAM_VARIABLE];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`${PROGRAM_VARIABLE} names "${named}", which is not there.`);
  }
  try {
    return await downloadAndUnzipVSCode({ version: 'stable', cachePath: path.join(cacheFolder(), 'vscode-desktop') });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `VS Code could not be downloaded (${reason}). Allow that once, or name an installed one: ${PROGRAM_VARIABLE}=/path/to/code.`,
      { cause: error },
    );
  }
}
