import * as vscode from 'vscode';
import type { ExplorerNode, NodeLook } from './node.js';

/** The editor's item for a node. */
export function treeItemOf(node: ExplorerNode): vscode.TreeItem {
  const look = node.look();
  const { None, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(look.label, look.expandable ? Collapsed : None);
  item.id = node.id;
  item.contextValue = look.context;
  item.iconPath = new vscode.ThemeIcon(
    look.icon.id,
    look.icon.color === undefined ? undefined : new vscode.ThemeColor(look.icon.color),
  );
  if (look.description !== undefined) item.description = look.description;
  // Left open where more can be learnt: the editor then asks for the rest when somebody points at the node.
  if (node.details === undefined) item.tooltip = tooltipOf(look);
  if (look.command !== undefined) {
    item.command = { command: look.command.id, title: look.command.title, arguments: [node] };
  }
  item.accessibilityInformation = { label: look.spoken };
  return item;
}

/** Names of topics, groups and subjects come from strangers: everything goes in as text, nothing as Markdown. */
export function tooltipOf(look: NodeLook): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  look.tooltip.forEach(([name, value], index) => {
    if (index > 0) tooltip.appendMarkdown('\n\n');
    tooltip.appendMarkdown(`**${name}** `).appendText(value);
  });
  return tooltip;
}
