import * as vscode from 'vscode';
import type { Disposable } from '../event.js';
import type { FieldProblem } from '../records/formats/jsonInput.js';

/** What is wrong with event documents, shown at the fields; gone as soon as a document is edited. */
export interface EventProblems extends Disposable {
  show(document: vscode.TextDocument, problems: readonly FieldProblem[]): void;
}

export function eventProblems(): EventProblems {
  const collection = vscode.languages.createDiagnosticCollection('Event Streams events');
  const edited = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    // Saving is told as a change, too, one without content: with auto save it follows each edit by a second.
    if (contentChanges.length > 0) collection.delete(document.uri);
  });
  const closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri));
  return {
    show: (document, problems) => {
      collection.set(
        document.uri,
        problems.map(({ path, message, offset, length }) => {
          const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
          const diagnostic = new vscode.Diagnostic(range, `${path} ${message}.`);
          diagnostic.source = 'Event Streams';
          return diagnostic;
        }),
      );
      const [first] = problems;
      if (first !== undefined) reveal(document, document.positionAt(first.offset));
    },
    dispose: () => {
      vscode.Disposable.from(collection, edited, closed).dispose();
    },
  };
}

/** Brings the first problem into sight; the cursor stays where it is. */
function reveal(document: vscode.TextDocument, place: vscode.Position): void {
  for (const editor of vscode.window.visibleTextEditors) {
    if (editor.document !== document) continue;
    editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}
