import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { artefacts } from '../../support/artefacts.js';
import { inRepository, repository } from '../../support/repository.js';

/** The VSIX of the sources as they are, made once per run. */
export async function packagedExtension(): Promise<string> {
  const file = path.join(artefacts, 'event-streams.vsix');
  const bundle = inRepository('dist', 'client.cjs');
  if (!existsSync(file) || statSync(file).mtimeMs < statSync(bundle).mtimeMs) {
    await promisify(execFile)(process.execPath, [inRepository('sandbox', 'package.mjs'), file], { cwd: repository });
  }
  return file;
}
