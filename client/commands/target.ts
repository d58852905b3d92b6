import type { Connection, Connections } from '../connections/connection.js';

/** What a command is asked to work on: from a tree node, a link or another extension. */
export interface Target {
  readonly connection?: Connection;
  readonly topic?: string;
  readonly partition?: number;
  readonly group?: string;
  readonly subject?: string;
  readonly version?: number;
}

/**
 * Reads a command's argument: a tree node, or plain data such as `{ connection: "local", subject: "orders-value" }`.
 * A connection is looked up by its name, never taken from the argument itself.
 */
export function targetOf(connections: Connections, argument: unknown): Target {
  if (!isObject(argument)) return {};
  const name = connectionName(argument['connection']);
  const connection = name === undefined ? undefined : connections.get(name);
  const topic = named(argument['topic']);
  const partition = numbered(argument['partition'], 'partition');
  const group = named(argument['group']);
  const subject = named(argument['subject']);
  const version = numbered(argument['version'], 'version');
  return {
    ...(connection === undefined ? {} : { connection }),
    ...(topic === undefined ? {} : { topic }),
    ...(partition === undefined ? {} : { partition }),
    ...(group === undefined ? {} : { group }),
    ...(subject === undefined ? {} : { subject }),
    ...(version === undefined ? {} : { version }),
  };
}

function connectionName(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return isObject(value) && isObject(value['profile']) ? named(value['profile']) : undefined;
}

/** A name, or the name or id of a summary. */
function named(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return undefined;
  const name = value['name'] ?? value['id'];
  return typeof name === 'string' ? name : undefined;
}

function numbered(value: unknown, member: string): number | undefined {
  const number = isObject(value) ? value[member] : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
