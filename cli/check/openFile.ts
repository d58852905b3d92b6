import { pathToFileURL } from 'node:url';
import type { RegistryPort } from '../../common/baseline/history.js';
import { targetOf } from '../../server/analysis/target.js';
import type { Target } from '../../server/analysis/target.js';
import { readTextFile } from '../../server/nodePorts.js';
import { createDocument } from '../../server/schemaDocument.js';
import type { SchemaDocument } from '../../server/schemaDocument.js';
import { relativePath } from '../../server/workspace/folders.js';
import type { FolderSettings } from '../../server/workspace/workspaceSettings.js';

export interface CheckSurroundings {
  /** What globs and reported names are relative to. */
  readonly folder: string;
  readonly settings: FolderSettings;
  readonly registry: RegistryPort;
}

/** A schema file of the workspace with what the settings make of it. */
export interface OpenedFile {
  /** Absolute. */
  readonly file: string;
  /** As reports call it. */
  readonly name: string;
  readonly document: SchemaDocument;
  readonly target: Target;
}

/** The schemas among files (absolute paths), in their order. @throws Error for a file that cannot be read */
export async function openFiles(
  files: readonly string[],
  surroundings: CheckSurroundings,
): Promise<readonly OpenedFile[]> {
  const opened = await Promise.all(files.map((file) => openFile(file, surroundings)));
  return opened.flatMap((one) => (one === undefined ? [] : [one]));
}

async function openFile(file: string, { folder, settings }: CheckSurroundings): Promise<OpenedFile | undefined> {
  const text = await readTextFile(file);
  if (text === undefined) throw new Error(`cannot read ${file}.`);
  const document = createDocument(pathToFileURL(file).toString(), '', 1, text);
  const target = targetOf(document, folder, settings, true);
  return target === undefined ? undefined : { file, name: relativePath(folder, file), document, target };
}
