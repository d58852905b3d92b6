import { pathToFileURL } from 'node:url';
import { failureReason } from '../../common/baseline/failureReason.js';
import type { RegistryPort } from '../../common/baseline/history.js';
import { targetOf } from '../../server/analysis/target.js';
import type { Target } from '../../server/analysis/target.js';
import { createDocument } from '../../server/schemaDocument.js';
import type { SchemaDocument } from '../../server/schemaDocument.js';
import { relativePath } from '../../server/workspace/folders.js';
import type { FolderSettings } from '../../server/workspace/workspaceSettings.js';
import { readSchemaFile } from '../schemaFile.js';

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

/** A schema file that is there but cannot be checked. */
export interface UnreadableFile extends Pick<OpenedFile, 'file' | 'name' | 'target'> {
  /** A sentence. */
  readonly reason: string;
}

export interface OpenedFiles {
  readonly opened: readonly OpenedFile[];
  readonly unreadable: readonly UnreadableFile[];
}

/** The schemas among files (absolute paths), in their order. One that cannot be read keeps nobody from reading the others. */
export async function openFiles(files: readonly string[], surroundings: CheckSurroundings): Promise<OpenedFiles> {
  const all = await Promise.all(files.map((file) => openFile(file, surroundings)));
  const known = all.filter((one) => one !== undefined);
  return {
    opened: known.filter((one) => 'document' in one),
    unreadable: known.filter((one) => 'reason' in one),
  };
}

async function openFile(
  file: string,
  { folder, settings }: CheckSurroundings,
): Promise<OpenedFile | UnreadableFile | undefined> {
  const name = relativePath(folder, file);
  let text = '';
  let reason: string | undefined;
  try {
    text = await readSchemaFile(file, name);
  } catch (error) {
    reason = failureReason(error);
  }
  const document = createDocument(pathToFileURL(file).toString(), '', 1, text);
  const target = targetOf(document, folder, settings, true);
  if (target === undefined) return undefined;
  return reason === undefined ? { file, name, document, target } : { file, name, target, reason };
}
