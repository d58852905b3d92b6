import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { artefactFile } from '../../support/artefacts.js';
import { inRepository, repository } from '../../support/repository.js';

/**
 * The VSIX of the sources as they are: the one that EVENT_STREAMS_VSIX names, as `npm test` does, else one that is made
 * once per run. Making it builds the bundles anew, which other tests use.
 */
export const packagedExtension: () => Promise<string> = once(async () => {
  const made = process.env['EVENT_STREAMS_VSIX'];
  if (made !== undefined) return made;
  const file = await artefactFile('event-streams.vsix');
  await promisify(execFile)(process.execPath, [inRepository('sandbox', 'package.mjs'), file], { cwd: repository });
  return file;
});

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
