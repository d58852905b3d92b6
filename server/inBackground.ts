import type { Connection } from 'vscode-languageserver';
import { failureReason } from '../common/baseline/failureReason.js';

/** Lets something run that nobody waits for: a client that refuses it must not end the server. */
export function inBackground(connection: Connection, what: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => connection.console.warn(`Could not ${what}: ${failureReason(error)}`));
}
