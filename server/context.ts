import type { CancellationToken, Connection, TextDocuments } from 'vscode-languageserver';
import type { BaselinePorts, BaselineQuestion } from '../common/baseline/history.js';
import { createAnalyser } from './analysis/analysis.js';
import type { Analysis } from './analysis/analysis.js';
import { targetOf } from './analysis/target.js';
import type { ClientAbilities } from './initialization.js';
import type { ServerPorts } from './ports.js';
import type { SchemaDocument } from './schemaDocument.js';
import { folderOf, pathOf } from './workspace/folders.js';
import { workspaceSettings } from './workspace/workspaceSettings.js';

/** What the features work with. Made once the client has introduced itself. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<SchemaDocument>;
  readonly abilities: ClientAbilities;
  readonly ports: BaselinePorts;
  /** At once, from what is known. */
  analyse(document: SchemaDocument): Known;
  /** As soon as nothing is being fetched for it; early, with what is known, when it is cancelled. */
  ready(document: SchemaDocument, token: CancellationToken): Promise<Analysis | undefined>;
  changeSettings(pushed: unknown): void;
  changeFolders(folders: readonly string[]): void;
  refreshBaselines(isMeant: (question: BaselineQuestion) => boolean): void;
}

export type Known =
  | { readonly state: 'known'; readonly analysis: Analysis }
  /** No schema, as far as anybody said. */
  | { readonly state: 'foreign' }
  /** Settings, or texts that the document refers to, are being fetched. */
  | { readonly state: 'waiting' };

export interface ContextOptions {
  readonly connection: Connection;
  readonly documents: TextDocuments<SchemaDocument>;
  readonly ports: ServerPorts;
  readonly abilities: ClientAbilities;
  readonly trusted: boolean;
  readonly folders: readonly string[];
  /** Something that documents depend on is known now, or is another one now. */
  onChange(): void;
}

export function createContext(options: ContextOptions): ServerContext {
  const { connection, documents, abilities, trusted } = options;
  let folders = options.folders;
  let remembered = new WeakMap<SchemaDocument, Known>();
  let waiting: (() => void)[] = [];

  const changed = () => {
    remembered = new WeakMap();
    const callbacks = waiting;
    waiting = [];
    for (const callback of callbacks) callback();
    options.onChange();
  };
  const ports: BaselinePorts = {
    registry: options.ports.registry,
    // What is being edited counts, not what was saved.
    readText: (path) => {
      const open = documents.all().find((document) => pathOf(document.uri) === path);
      return open === undefined ? options.ports.readFile(path) : Promise.resolve(open.text);
    },
  };
  const settings = workspaceSettings({
    connection,
    readFile: options.ports.readFile,
    onRead: (folder, read, origin) => options.ports.settingsRead?.(folder, read, origin),
    canAsk: abilities.configuration,
    trusted,
    onChange: changed,
  });
  const analyser = createAnalyser(ports, changed);

  const analyseAnew = (document: SchemaDocument): Known => {
    const folder = folderOf(pathOf(document.uri) ?? '', folders);
    const folderSettings = settings.peek(folder);
    if (folderSettings === undefined) return { state: 'waiting' };
    const target = targetOf(document, folder, folderSettings, trusted);
    if (target === undefined) return { state: 'foreign' };
    const analysis = analyser.analyse(document, target);
    return analysis === undefined ? { state: 'waiting' } : { state: 'known', analysis };
  };
  const analyse = (document: SchemaDocument): Known => {
    const known = remembered.get(document) ?? analyseAnew(document);
    remembered.set(document, known);
    return known;
  };
  return {
    connection,
    documents,
    abilities,
    ports,
    analyse,
    ready: async (document, token) => {
      for (;;) {
        const known = analyse(document);
        if (known.state === 'foreign') return undefined;
        const isDone = known.state === 'known' && !known.analysis.pending;
        if (isDone || token.isCancellationRequested) return known.state === 'known' ? known.analysis : undefined;
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          token.onCancellationRequested(() => resolve());
        });
      }
    },
    changeSettings: (pushed) => settings.refresh(pushed),
    changeFolders: (next) => {
      folders = next;
      changed();
    },
    refreshBaselines: (isMeant) => analyser.refresh(isMeant),
  };
}
