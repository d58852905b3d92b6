import * as vscode from 'vscode';
import { wordError } from './errors.js';

const SHOW_LOG = 'Show Log';

/** The one way to tell the user that something failed: plain words on the screen, the detail in the log. */
export function errorPresenter(log: vscode.LogOutputChannel): (error: unknown, doing: string) => void {
  return (error, doing) => {
    const worded = wordError(error, doing);
    if (worded === undefined) return;
    log.error(`${worded.message}\n${worded.detail}`);
    vscode.window.showErrorMessage(worded.message, SHOW_LOG).then(
      (choice) => {
        if (choice === SHOW_LOG) log.show();
      },
      (failure: unknown) => log.error(String(failure)),
    );
  };
}
