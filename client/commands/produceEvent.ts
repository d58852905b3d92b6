import * as vscode from 'vscode';
import type { CommandContribution } from './command.js';
import { pickTopic } from './pickTopic.js';

/** Opens a document with a sample event for a topic; "Send Event" sends it. */
export const produceEvent: CommandContribution = {
  id: 'eventStreams.produceEvent',
  doing: 'write an event',
  async run(services, argument) {
    const { connection, topic } = await pickTopic(services, argument);
    const [formats, { draftEvent }] = await Promise.all([
      services.formats(),
      import('../records/produce/draftEvent.js'),
    ]);
    const content = await draftEvent({
      connection: connection.profile.name,
      topic,
      registry: connection.registry(),
      formatOf: (id) => formats.formatOf(id),
      seed: Date.now() % 1_000_000,
    });
    const document = await vscode.workspace.openTextDocument(freeName(topic));
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    await editor.edit((edit) => edit.replace(whole, content), { undoStopBefore: false, undoStopAfter: false });
    await vscode.languages.setTextDocumentLanguage(document, 'jsonc');
  },
};

/** An unsaved document whose name says what it is, and that saves as `*.event.json`. */
function freeName(topic: string): vscode.Uri {
  const taken = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
  const base = topic.replace(/[^\w.-]/g, '_');
  for (let i = 1; ; i++) {
    const uri = vscode.Uri.from({ scheme: 'untitled', path: `${base}${i === 1 ? '' : `-${i}`}.event.json` });
    if (!taken.has(uri.toString())) return uri;
  }
}
