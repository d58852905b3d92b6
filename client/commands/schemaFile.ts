import * as vscode from 'vscode';
import { mappingFinder, subjectOf } from '../../common/settings/subjects.js';
import type { SchemaMapping } from '../../common/settings/types.js';
import type { FormatId } from '../../engine/options.js';
import type { Services } from '../services.js';

/** A schema file of the workspace as the settings and the language server see it. */
export interface SchemaFile {
  readonly document: vscode.TextDocument;
  readonly folder: vscode.WorkspaceFolder | undefined;
  /** With forward slashes, from its workspace folder. */
  readonly relativePath: string;
  readonly format: FormatId;
  readonly mapping: SchemaMapping | undefined;
  readonly subject: string | undefined;
}

/**
 * The schema file that a command means: the given one, else the one in front.
 *
 * @throws an error in words where there is none.
 */
export async function schemaFileOf(services: Services, argument: unknown): Promise<SchemaFile> {
  const document =
    argument instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(argument)
      : vscode.window.activeTextEditor?.document;
  if (document === undefined || !services.language.isSchema(document)) {
    throw new Error('Open a schema file first: Avro (.avsc), Protobuf (.proto) or JSON Schema (.schema.json).');
  }
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const relativePath = vscode.workspace.asRelativePath(document.uri, false).replaceAll('\\', '/');
  const mapping = mappingFinder(services.settings())(relativePath);
  const state = services.status.stateOf(document.uri.toString());
  return {
    document,
    folder,
    relativePath,
    mapping,
    format: state?.format ?? mapping?.format ?? formatOfPath(relativePath),
    subject: state?.subject ?? (mapping === undefined ? undefined : subjectOf(mapping, relativePath, undefined)),
  };
}

function formatOfPath(path: string): FormatId {
  if (path.endsWith('.proto')) return 'PROTOBUF';
  return /\.av(sc|dl|pr)$/.test(path) ? 'AVRO' : 'JSON';
}
