import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { artefactFile } from '../../support/artefacts.js';
import { inRepository, repository } from '../../support/repository.js';

/** The VSIX of the sources as they are, made once per run of the tests. */
export const packagedExtension: () => Promise<string> = once(async () => {
  const file = await artefactFile('event-streams.vsix');
  await promisify(execFile)(process.execPath, [inRepository('sandbox', 'package.mjs'), file], { cwd: repository });
  return file;
});

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
