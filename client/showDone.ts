import * as vscode from 'vscode';

/** Milliseconds that the status bar tells of something that went well. */
const SHOWN_MS = 6_000;

/** Tells that something went well without asking to be closed: failures are what notifications are for. */
export function showDone(message: string): void {
  // `$(…)` in a name would become an icon.
  vscode.window.setStatusBarMessage(`$(check) ${message.replaceAll('$(', '$ (')}`, SHOWN_MS);
}
