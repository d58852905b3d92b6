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
  /** client → server: what an open document is compared with, to be shown beside it. */
  comparison: 'eventStreams/comparison',
  /** client → server: the text behind an `event-streams-git:` or `event-streams-registry:` address. */
  baselineText: 'eventStreams/baselineText',
} as const;

/**
 * Commands that the server's code lenses name, and that the client registers. They take no arguments: VS Code forgets those of
 * a lens as soon as it has newer ones, and until those are on the screen, a click on the old one would find nothing.
 */
export const CLIENT_COMMANDS = {
  /** Opens the differences between a baseline and the document in front; the client asks for the `comparison`. */
  compareWithBaseline: 'eventStreams.compareWithBaseline',
  /** Asks the registry again. */
  refreshBaselines: 'eventStreams.refreshBaselines',
} as const;

export interface ComparisonParams {
  readonly textDocument: { readonly uri: string };
}

/** Null where nothing is compared. */
export type ComparisonResult = {
  readonly baselineUri: string;
  /** How the baseline is called: "version 3", "HEAD". */
  readonly label: string;
} | null;

/** `initializationOptions` of the server. */
export interface InitializationOptions {
  /** Whether git may be run and files outside of open documents may be read; the server is restarted when it changes. */
  readonly trusted: boolean;
  /** Whether the client has registered `CLIENT_COMMANDS`; code lenses only tell, where it is false or absent. */
  readonly commands?: boolean;
  /**
   * Whether the client opens `event-streams-git:` and `event-streams-registry:` addresses, whose text `REQUESTS.baselineText`
   * gives. Where it is false or absent, messages quote the line of the older version, and lead to files only.
   */
  readonly virtualDocuments?: boolean;
  /** `push` makes the server send diagnostics by itself although the client could ask for them; `pull` is the default then. */
  readonly diagnostics?: 'push' | 'pull';
}

export interface BaselineTextParams {
  readonly uri: string;
}

export type BaselineTextResult =
  | { readonly state: 'found'; readonly text: string }
  | { readonly state: 'not-found' | 'unavailable'; readonly reason: string };

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
  /** It was compared with what was fetched last, as the registry is away now. */
  readonly stale: boolean;
  /** Why it was not compared, or why the versions are stale; empty where there is nothing to say. */
  readonly reason: string;
}
