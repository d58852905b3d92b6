import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** Called by the extension host: activates the extension, and writes how many milliseconds that took, loading included. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('event-streams.event-streams');
  if (extension === undefined) throw new Error('The extension is not installed.');
  if (extension.isActive) throw new Error('The extension was active before it was needed.');
  const started = performance.now();
  await extension.activate();
  const took = performance.now() - started;
  const file = process.env['EVENT_STREAMS_INSIDE_RESULT'];
  if (file === undefined) throw new Error('EVENT_STREAMS_INSIDE_RESULT does not say where the figure goes.');
  writeFileSync(file, JSON.stringify(took));
}
