/** The scheme of read-only documents that hold a file as it was at a git revision; `REQUESTS.baselineText` serves them. */
export const GIT_SCHEME = 'event-streams-git';

export interface GitAddress {
  /** Absolute path of the file at that revision, with the system's own separators. */
  readonly file: string;
  /** The full id of the commit, so that the document never changes. */
  readonly commit: string;
  /** What the user calls the revision, e.g. `HEAD`. */
  readonly ref: string;
}

/** The address as a document; its path ends like the file's, so that an editor knows the language. */
export function gitUri(address: GitAddress): string {
  const name = address.file.split(/[\\/]/).at(-1) ?? '';
  const path = encodeURIComponent(`${address.ref.replaceAll('/', '∕')} ${name}`);
  return `${GIT_SCHEME}:/${path}?${encodeURIComponent(JSON.stringify(address))}`;
}

/** Reads the whole address; undefined where it is none. */
export function parseGitUri(uri: string): GitAddress | undefined {
  const query = uri.indexOf('?');
  if (!uri.startsWith(`${GIT_SCHEME}:`) || query < 0) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(decodeURIComponent(uri.slice(query + 1)));
  } catch {
    // Typed by hand, or of another making.
    return undefined;
  }
  if (typeof json !== 'object' || json === null) return undefined;
  const { file, commit, ref } = json as Readonly<Record<string, unknown>>;
  if (typeof file !== 'string' || typeof commit !== 'string' || typeof ref !== 'string') return undefined;
  return /^[0-9a-f]{40,64}$/.test(commit) ? { file, commit, ref } : undefined;
}
