import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { artefacts } from '../../support/artefacts.js';
import { inRepository, repository } from '../../support/repository.js';

/** The VSIX of the sources as they are, made once per run of the tests. */
export const packagedExtension: () => Promise<string> = once(async () => {
  const file = path.join(artefacts, 'event-streams.vsix');
  await promisify(execFile)(process.execPath, [inRepository('sandbox', 'package.mjs'), file], { cwd: repository });
  return file;
});

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
