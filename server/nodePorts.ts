import { readFile, stat } from 'node:fs/promises';
import type { Connection } from 'vscode-languageserver';
import { failureReason } from '../common/baseline/failureReason.js';
import type { RegistryPort } from '../common/baseline/history.js';
import { REQUESTS } from '../common/protocol/requests.js';
import type { SubjectHistoryResult, SubjectVersionResult } from '../common/protocol/requests.js';
import type { ServerPorts } from './ports.js';

/** Larger files are no schemas. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** The ports of a server that an editor's client started: registry versions come from that client. */
export function nodePorts(connection: Connection): ServerPorts {
  return { registry: registryOfClient(connection), readFile: readTextFile, sendStates: true };
}

/** The text of a file as UTF-8 without a byte order mark; undefined where there is none or it is too large. */
export async function readTextFile(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    return size > MAX_FILE_BYTES ? undefined : new TextDecoder('utf-8').decode(await readFile(path));
  } catch {
    // No such file, or none that may be read: the caller says what it looked for.
    return undefined;
  }
}

/** A client that does not know these requests has no registry, which is an answer like any other. */
function registryOfClient(connection: Connection): RegistryPort {
  const ask = async <T>(method: string, params: object): Promise<T | { state: 'unavailable'; reason: string }> => {
    try {
      return await connection.sendRequest<T>(method, params);
    } catch (error) {
      return { state: 'unavailable', reason: `The editor could not ask the registry: ${failureReason(error)}` };
    }
  };
  return {
    subjectHistory: (params) => ask<SubjectHistoryResult>(REQUESTS.subjectHistory, params),
    subjectVersion: (params) => ask<SubjectVersionResult>(REQUESTS.subjectVersion, params),
  };
}
