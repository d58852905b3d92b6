import * as vscode from 'vscode';
import { readEventDocument } from '../records/produce/eventDocument.js';

/** A lens on the first line of an event document that sends it, and one that shows its topic. */
export function provideSendLens(): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(
    [
      { scheme: 'file', pattern: '**/*.event.json' },
      { scheme: 'untitled', pattern: '**/*.event.json' },
    ],
    {
      provideCodeLenses: (document) => {
        const { document: event } = readEventDocument(document.getText());
        const top = new vscode.Range(0, 0, 0, 0);
        const where = event === undefined ? '' : ` to ${event.topic}`;
        const send = { title: `$(play) Send${where}`, command: 'eventStreams.sendEvent', arguments: [document.uri] };
        if (event === undefined) return [new vscode.CodeLens(top, send)];
        const target = { topic: event.topic, ...(event.connection !== undefined && { connection: event.connection }) };
        const preview = { title: 'Preview topic', command: 'eventStreams.previewTopic', arguments: [target] };
        return [new vscode.CodeLens(top, send), new vscode.CodeLens(top, preview)];
      },
    },
  );
}
