import type * as vscode from 'vscode';
import type { SchemaFormat } from '../engine/schemaFormat.js';
import type { FormatId } from '../engine/options.js';
import type { Settings } from '../common/settings/types.js';
import type { Connections } from './connections/connection.js';
import type { Secrets } from './connections/secrets.js';
import type { Listen } from './event.js';
import type { Explorer } from './explorer/view.js';
import type { SubjectHistories } from './registry/history.js';
import type { LanguageLifecycle } from './language/lifecycle.js';
import type { EventProblems } from './eventDocuments/eventProblems.js';
import type { Previews } from './panels/preview/previews.js';
import type { StatusItem } from './status/statusItem.js';

/** What a command, a view or a panel of the client may use. Made once at activation and handed on, never global. */
export interface Services {
  readonly extensionUri: vscode.Uri;
  readonly connections: Connections;
  readonly log: vscode.LogOutputChannel;
  readonly secrets: vscode.SecretStorage;
  /** The secrets of connections; ask here, so that each is asked for once. */
  readonly connectionSecrets: Secrets;
  /** Versions of subjects with their references, from the last known answers where the registry is away. */
  readonly histories: SubjectHistories;
  readonly explorer: Explorer;
  readonly language: LanguageLifecycle;
  /** What the language server said of open schema documents. */
  readonly status: StatusItem;
  /** The open previews of topics. */
  readonly previews: Previews;
  /** What is wrong with event documents that were to be sent. */
  readonly eventProblems: EventProblems;
  /** Remembers small things for this workspace, e.g. a filter. */
  readonly memento: vscode.Memento;
  settings(): Settings;
  readonly onDidChangeSettings: Listen<void>;
  /** Loads the engine on demand: it is large, and activation must not wait for it. */
  formats(): Promise<{ formatOf(id: FormatId): SchemaFormat }>;
  /**
   * The one way to tell the user that something failed.
   *
   * @param doing what was being done, to follow "Could not": "read topic orders".
   */
  showError(error: unknown, doing: string): void;
  /** Disposed when the extension is deactivated. */
  keep(disposable: vscode.Disposable): void;
}
