import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

/**
 * Called by the extension host: writes how many milliseconds the extension's code took to load and to activate, as it
 * measured itself.
 */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('event-streams.event-streams');
  if (extension === undefined) throw new Error('The extension is not installed.');
  await extension.activate();
  const [measured] = performance.getEntriesByName('event-streams/activation');
  if (measured === undefined) throw new Error('The extension did not measure its activation.');
  const file = process.env['EVENT_STREAMS_INSIDE_RESULT'];
  if (file === undefined) throw new Error('EVENT_STREAMS_INSIDE_RESULT does not say where the figure goes.');
  const { duration, detail } = measured.toJSON() as { duration: number; detail: { cpuMs: number } };
  writeFileSync(file, JSON.stringify({ ms: duration, cpuMs: detail.cpuMs }));
}
