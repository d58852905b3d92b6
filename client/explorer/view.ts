import * as vscode from 'vscode';
import type { SettingsProblem } from '../../common/settings/types.js';
import type { Connections } from '../connections/connection.js';
import { reasonOf } from '../errors.js';
import { disposeAll } from '../event.js';
import type { Disposable, Listen } from '../event.js';
import { explorerModel } from './model.js';
import type { ExplorerNode } from './node.js';
import { settingsMessage } from './settingsMessage.js';
import { tooltipOf, treeItemOf } from './treeItem.js';

export interface Explorer extends Disposable {
  refresh(node?: ExplorerNode): Promise<void>;
  /** Asks again for the children of the node that this one stands in. */
  retry(node: ExplorerNode): Promise<void>;
  filter(): string;
  setFilter(filter: string): void;
  readonly visible: boolean;
  readonly onDidChangeVisibility: (listener: () => void) => Disposable;
}

const VIEW = 'eventStreams.explorer';
const FILTER = 'eventStreams.explorer.filter';

export interface ExplorerPorts {
  readonly connections: Connections;
  readonly log: vscode.LogOutputChannel;
  readonly memento: vscode.Memento;
  readonly settingProblems: () => readonly SettingsProblem[];
  readonly onDidChangeSettings: Listen<void>;
}

export function showExplorer({
  connections,
  log,
  memento,
  settingProblems,
  onDidChangeSettings,
}: ExplorerPorts): Explorer {
  let filter = memento.get<string>(FILTER, '');
  const model = explorerModel({
    connections,
    scope: { filter: () => filter },
    onError: (error) => log.debug(`Explorer: ${reasonOf(error)}`),
  });
  const changed = new vscode.EventEmitter<ExplorerNode | ExplorerNode[] | undefined>();
  const listening = model.onDidChange((nodes) => changed.fire(nodes === undefined ? undefined : [...nodes]));
  const view = vscode.window.createTreeView<ExplorerNode>(VIEW, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (node) => [...(node === undefined ? model.roots() : await model.children(node))],
      getTreeItem: treeItemOf,
      getParent: (node) => model.parent(node),
      async resolveTreeItem(item, node) {
        await model.loadDetails(node);
        item.tooltip = tooltipOf(node.look());
        return item;
      },
    },
    showCollapseAll: true,
  });
  const showFilter = () => {
    view.description = filter === '' ? '' : `filter: ${filter}`;
    void vscode.commands.executeCommand('setContext', 'eventStreams.filtered', filter !== '');
  };
  showFilter();
  // A connection that the settings spoil is not in the tree: what is wrong stands above it.
  const showProblems = () => {
    view.message = settingsMessage(settingProblems());
  };
  showProblems();
  const settingsListening = onDidChangeSettings(showProblems);

  return {
    refresh: (node) => model.refresh(node),
    retry: (node) => model.refresh(model.parent(node)),
    filter: () => filter,
    setFilter(next) {
      filter = next.trim();
      void memento.update(FILTER, filter);
      showFilter();
      model.refilter();
    },
    get visible() {
      return view.visible;
    },
    onDidChangeVisibility: (listener) => view.onDidChangeVisibility(listener),
    dispose: () => disposeAll([view, listening, settingsListening, changed, model]).dispose(),
  };
}
