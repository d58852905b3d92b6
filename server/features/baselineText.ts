import { gitFileAt } from '../../common/baseline/git.js';
import type { RegistryPort } from '../../common/baseline/history.js';
import { parseGitUri } from '../../common/protocol/gitUri.js';
import type { BaselineTextResult } from '../../common/protocol/requests.js';
import { parseVersionQuery, VERSION_SCHEME } from '../../common/protocol/versionUri.js';

/** The text behind the address of an older version, for a read-only document. */
export async function baselineText(uri: string, registry: RegistryPort, trusted: boolean): Promise<BaselineTextResult> {
  if (uri.startsWith(`${VERSION_SCHEME}:`)) return fromRegistry(uri, registry);
  const address = parseGitUri(uri);
  if (address === undefined) return { state: 'not-found', reason: 'This is not the address of an older version.' };
  if (!trusted) return { state: 'unavailable', reason: 'The workspace is not trusted, so git is not run.' };
  const file = await gitFileAt(address.file, address.commit);
  return file.state === 'found'
    ? { state: 'found', text: file.text }
    : { state: file.state === 'new-file' ? 'not-found' : 'unavailable', reason: file.message };
}

async function fromRegistry(uri: string, registry: RegistryPort): Promise<BaselineTextResult> {
  const address = parseVersionQuery(decodedQuery(uri));
  if (address === undefined) return { state: 'not-found', reason: 'This is not the address of a registered version.' };
  const result = await registry.subjectVersion(address);
  switch (result.state) {
    case 'found':
      return { state: 'found', text: result.version.text };
    case 'not-found':
      return { state: 'not-found', reason: `The registry has no version ${address.version} of ${address.subject}.` };
    case 'unavailable':
      return result;
  }
}

function decodedQuery(uri: string): string {
  const query = uri.slice(uri.indexOf('?') + 1);
  try {
    return decodeURIComponent(query);
  } catch {
    // Not encoded as an address is: then it is none of ours, which the reader of the query says.
    return query;
  }
}
