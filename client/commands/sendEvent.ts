import * as vscode from 'vscode';
import { FieldErrors } from '../records/formats/jsonInput.js';
import { readEventDocument } from '../records/produce/eventDocument.js';
import { showDone } from '../showDone.js';
import type { CommandContribution } from './command.js';
import { mayWrite } from './guard.js';
import { pickTopic } from './pickTopic.js';

/** Encodes the event in the document in front with the latest schema of its topic and sends it. */
export const sendEvent: CommandContribution = {
  id: 'eventStreams.sendEvent',
  doing: 'send the event',
  async run(services, argument) {
    const document = await documentOf(argument);
    const read = readEventDocument(document.getText());
    services.eventProblems.show(document, read.problems);
    if (read.document === undefined) throw new FieldErrors(read.problems);
    const event = read.document;
    if (event.connection !== undefined && services.connections.get(event.connection) === undefined) {
      throw new Error(`There is no connection "${event.connection}" in the settings.`);
    }
    const { connection, cluster, topic } = await pickTopic(services, {
      topic: event.topic,
      ...(event.connection !== undefined && { connection: event.connection }),
    });
    await mayWrite(connection, `send an event to ${topic}`);
    // The codecs of all formats are large: they are loaded when the first event is sent.
    const { encodeEvent } = await import('../records/produce/encodeEvent.js');
    try {
      const { partition, offset } = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: `Sending to ${topic}` },
        async () => cluster.produce(await encodeEvent(event, connection.registry())),
      );
      services.log.info(
        `Sent an event to ${topic} at ${connection.profile.name}: partition ${partition}, offset ${offset}.`,
      );
      showDone(`Sent to ${topic}: partition ${partition}, offset ${offset}.`);
    } catch (error) {
      if (error instanceof FieldErrors) services.eventProblems.show(document, error.problems);
      throw error;
    }
  },
};

async function documentOf(argument: unknown): Promise<vscode.TextDocument> {
  if (argument instanceof vscode.Uri) return vscode.workspace.openTextDocument(argument);
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined) return editor.document;
  throw new Error('Open an event document first: "Event Streams: Produce Event" makes one.');
}
