import type { CompatibilityLevel, CompatibilityPolicy, FormatId } from '../../engine/options.js';
import type { SchemaReference } from '../../engine/schemaFormat.js';

/**
 * What the language server and its client say to each other beyond the Language Server Protocol. The server has no
 * network and no credentials: it asks the client for registry versions as it would ask for a file.
 */
export const REQUESTS = {
  /** server → client: the versions of a subject, with their references resolved. */
  subjectHistory: 'eventStreams/subjectHistory',
  /** server → client: the text of one reference that a schema file names. */
  subjectVersion: 'eventStreams/subjectVersion',
  /** client → server, notification: what the registry said has changed, check again. */
  baselinesChanged: 'eventStreams/baselinesChanged',
  /** server → client, notification: what an open document was compared with, for the status item. */
  documentState: 'eventStreams/documentState',
} as const;

/** `initializationOptions` of the server. */
export interface InitializationOptions {
  /** Whether git may be run and files outside of open documents may be read; the server is restarted when it changes. */
  readonly trusted: boolean;
}

export interface SubjectHistoryParams {
  /** Name of the connection; the only one, where it is absent. */
  readonly connection?: string;
  readonly subject: string;
  /** Only these versions; all of them, where it is absent. */
  readonly versions?: readonly number[];
}

export interface HistoryVersion {
  readonly version: number;
  readonly id: number;
  readonly format: FormatId;
  readonly text: string;
  /** Flat: also the references of references. */
  readonly references: readonly SchemaReference[];
  readonly metadata?: Readonly<Record<string, string>>;
}

/** The answer is data, also when the registry is away: an editor never blocks on it. */
export type SubjectHistoryResult =
  | {
      readonly state: 'found';
      /** ISO time of the fetch when the registry is away and these are the last known versions. */
      readonly staleSince?: string;
      /** Why the registry is away, when stale. */
      readonly reason?: string;
      readonly level: CompatibilityLevel;
      readonly policy: CompatibilityPolicy;
      readonly compatibilityGroup?: string;
      readonly validateFields: boolean;
      /** Oldest first. */
      readonly versions: readonly HistoryVersion[];
    }
  | { readonly state: 'no-subject' }
  | { readonly state: 'unavailable'; readonly reason: string };

export interface SubjectVersionParams {
  readonly connection?: string;
  readonly subject: string;
  /** The latest, where it is absent. */
  readonly version?: number;
}

export type SubjectVersionResult =
  | { readonly state: 'found'; readonly version: HistoryVersion }
  | { readonly state: 'not-found' }
  | { readonly state: 'unavailable'; readonly reason: string };

export interface BaselinesChangedParams {
  /** Only documents of this connection; all of them, where it is absent. */
  readonly connection?: string;
}

export interface DocumentStateParams {
  readonly uri: string;
  readonly version: number;
  readonly format: FormatId;
  readonly subject?: string;
  readonly level?: CompatibilityLevel;
  /** "version 3 of the registry", "HEAD" …; empty where the document is compared with nothing. */
  readonly comparedWith: readonly string[];
  readonly verdict: 'compatible' | 'incompatible' | 'not-compared' | 'unavailable';
  readonly incompatibleCount: number;
  /** Why it was not compared, or that the versions are stale; empty where there is nothing to say. */
  readonly reason: string;
}
