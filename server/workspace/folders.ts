import { dirname, isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../../common/settings/reading.js';

/** The path behind a `file:` address; undefined for every other kind of document. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    // An address that is no path on this system, such as one of another host.
    return undefined;
  }
}

/** The innermost workspace folder that holds a file; the file's own folder where none does. */
export function folderOf(path: string, folders: readonly string[]): string {
  const holding = folders.filter(
    (folder) => path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep),
  );
  return holding.reduce((best, folder) => (folder.length > best.length ? folder : best), '') || dirname(path);
}

/** A path below a folder in the notation of settings: with forward slashes. */
export function relativePath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** The workspace folders of `initialize`. Older clients know one only, as an address or a path, under retired names. */
export function foldersOf(params: unknown): readonly string[] {
  if (!isRecord(params)) return [];
  const { workspaceFolders: folders, rootUri, rootPath } = params;
  if (Array.isArray(folders) && folders.length > 0) {
    return folders.flatMap((folder: unknown) => (isRecord(folder) ? pathOfAny(folder['uri']) : []));
  }
  const byAddress = pathOfAny(rootUri);
  if (byAddress.length > 0) return byAddress;
  return typeof rootPath === 'string' && isAbsolute(rootPath) ? [rootPath] : [];
}

function pathOfAny(uri: unknown): readonly string[] {
  const path = typeof uri === 'string' ? pathOf(uri) : undefined;
  return path === undefined ? [] : [path];
}
