import * as vscode from 'vscode';
import type { DocumentStateParams } from '../../common/protocol/requests.js';
import { disposeAll } from '../event.js';
import type { Disposable } from '../event.js';
import { statusText } from './statusText.js';

export interface StatusItem extends Disposable {
  update(state: DocumentStateParams): void;
  /** What is known of the document in front, for commands. */
  current(): DocumentStateParams | undefined;
  stateOf(uri: string): DocumentStateParams | undefined;
}

const BACKGROUNDS = {
  normal: undefined,
  warning: 'statusBarItem.warningBackground',
  error: 'statusBarItem.errorBackground',
} as const;

/** One item in the status bar that speaks of the schema document in front; hidden for all others. */
export function showStatusItem(): StatusItem {
  const item = vscode.window.createStatusBarItem('eventStreams.schema', vscode.StatusBarAlignment.Right, 90);
  item.name = 'Event Streams: schema';
  item.command = 'eventStreams.schemaActions';
  const states = new Map<string, DocumentStateParams>();

  const current = () => {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    return uri === undefined ? undefined : states.get(uri);
  };
  const show = () => {
    const state = current();
    // For the commands that need a schema file in front: those of other names are known by what the server said.
    void vscode.commands.executeCommand('setContext', 'eventStreams.schemaFile', state !== undefined);
    if (state === undefined) {
      item.hide();
      return;
    }
    const { text, tooltip, severity, spoken } = statusText(state);
    const background = BACKGROUNDS[severity];
    item.text = text;
    item.tooltip = tooltipOf(tooltip);
    item.backgroundColor = background === undefined ? undefined : new vscode.ThemeColor(background);
    item.accessibilityInformation = { label: spoken, role: 'button' };
    item.show();
  };
  const subscriptions = disposeAll([
    item,
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidCloseTextDocument((document) => {
      states.delete(document.uri.toString());
      show();
    }),
  ]);
  return {
    update(state) {
      states.set(vscode.Uri.parse(state.uri).toString(), state);
      show();
    },
    current,
    stateOf: (uri) => states.get(uri),
    dispose: () => subscriptions.dispose(),
  };
}

function tooltipOf(lines: readonly string[]): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  lines.forEach((line, index) => {
    if (index > 0) tooltip.appendMarkdown('\n\n');
    tooltip.appendText(line);
  });
  return tooltip;
}
