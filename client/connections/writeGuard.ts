import type { Connection } from './connection.js';

/** How the user is asked before something is changed. */
export interface GuardPorts {
  /** Asks for the connection's name; undefined where it was closed. */
  typeName(prompt: string): Promise<string | undefined>;
}

export type WriteDecision = { readonly go: true } | { readonly go: false; readonly reason: string };

/**
 * The one guard before anything is written through a connection: events, schemas, levels. Read-only refuses; production
 * wants the connection's name typed.
 *
 * @param doing what would be done, to follow "to": "register a new version of orders-value".
 */
export async function guardWrite(connection: Connection, doing: string, ports: GuardPorts): Promise<WriteDecision> {
  const { name, readOnly, production } = connection.profile;
  if (readOnly) {
    return {
      go: false,
      reason: `The connection "${name}" is read-only. To ${doing}, take "readOnly" out of its settings first.`,
    };
  }
  if (!production) return { go: true };
  const typed = await ports.typeName(`"${name}" is a production connection. Type its name to ${doing}.`);
  return typed?.trim() === name ? { go: true } : { go: false, reason: '' };
}
