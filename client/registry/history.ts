import { fetchHistory, fetchVersion } from '../../common/baseline/fromRegistry.js';
import type {
  SubjectHistoryParams,
  SubjectHistoryResult,
  SubjectVersionParams,
  SubjectVersionResult,
} from '../../common/protocol/requests.js';
import type { SchemaRegistry } from '../../common/registry/types.js';
import { reasonOf } from '../errors.js';
import { readableText } from './readableText.js';

/** Answers the language server's questions about subjects, from the last known answers where the registry is away. */
export interface SubjectHistories {
  history(params: SubjectHistoryParams, signal: AbortSignal): Promise<SubjectHistoryResult>;
  version(params: SubjectVersionParams, signal: AbortSignal): Promise<SubjectVersionResult>;
}

export interface HistoryPorts {
  /** The registry of the named connection, or of the only one that has one. */
  registryOf(connection: string | undefined): RegistryOfConnection;
  readonly lastKnown: LastKnown;
  now(): Date;
}

export type RegistryOfConnection =
  { readonly connection: string; readonly registry: SchemaRegistry } | { readonly unavailable: string };

export type FoundHistory = Extract<SubjectHistoryResult, { state: 'found' }>;

/** What the registry said last, for when it is away. */
export interface LastKnown {
  get(key: string): { readonly at: string; readonly found: FoundHistory } | undefined;
  set(key: string, at: string, found: FoundHistory): void;
}

export function subjectHistories(ports: HistoryPorts): SubjectHistories {
  return {
    async history(params, signal) {
      const source = ports.registryOf(params.connection);
      if ('unavailable' in source) return { state: 'unavailable', reason: source.unavailable };
      const key = JSON.stringify([source.connection, params.subject, params.versions ?? 'all']);
      try {
        const found = await fetchHistory(source.registry, params, signal, readableText);
        if (found.state === 'found') ports.lastKnown.set(key, ports.now().toISOString(), found);
        return found;
      } catch (error) {
        const reason = reasonOf(error);
        const last = ports.lastKnown.get(key);
        return last === undefined ? { state: 'unavailable', reason } : { ...last.found, staleSince: last.at, reason };
      }
    },
    async version(params, signal) {
      const source = ports.registryOf(params.connection);
      if ('unavailable' in source) return { state: 'unavailable', reason: source.unavailable };
      try {
        return await fetchVersion(source.registry, params, signal, readableText);
      } catch (error) {
        return { state: 'unavailable', reason: reasonOf(error) };
      }
    },
  };
}
