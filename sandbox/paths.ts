import { join } from 'node:path';
import { repositoryRoot } from './cache.mjs';

/** The folder of the sandbox's own sources: schemas, templates, the Maven project. They are not compiled. */
export function sandboxSources(): string {
  return join(repositoryRoot(), 'sandbox');
}

/** Where the sandbox of this checkout keeps its data, logs, addresses and sample workspace. */
export function defaultStateFolder(): string {
  return join(repositoryRoot(), '.sandbox');
}
