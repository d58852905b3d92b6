import type { CompatibilityLevel, CompatibilityPolicy, FormatId } from '../../engine/options.js';
import type { SchemaReference, SchemaSource } from '../../engine/schemaFormat.js';
import type {
  SubjectHistoryParams,
  SubjectHistoryResult,
  SubjectVersionParams,
  SubjectVersionResult,
} from '../protocol/requests.js';
import type { Baseline, ReferenceMapping } from '../settings/types.js';

/** One earlier state of a schema. */
export interface BaselineVersion {
  /** How people call it: "version 3", "HEAD", "orders.v1.avsc". */
  readonly label: string;
  /** Where an editor can open it. */
  readonly uri: string;
  readonly format: FormatId;
  readonly source: SchemaSource;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** What the registry has set for the subject; absent for other baselines. */
export interface RegistryRules {
  readonly level: CompatibilityLevel;
  readonly policy: CompatibilityPolicy;
  readonly compatibilityGroup?: string;
  readonly validateFields: boolean;
}

/** What a file is to be compared with. It is data in every case: nothing blocks where there is nothing. */
export type History =
  | {
      readonly state: 'found';
      /** Oldest first, at least one. */
      readonly versions: readonly BaselineVersion[];
      readonly rules?: RegistryRules;
      /** True where each of the versions was asked for by name, so that the level must not pick the latest only. */
      readonly pinned: boolean;
      /** A sentence, where the registry is away and these are the last known versions. */
      readonly stale?: string;
    }
  /** There is nothing to compare with, as for a new file; `rules` where the registry has some for the subject. */
  | { readonly state: 'nothing'; readonly reason: string; readonly rules?: RegistryRules }
  /** There should be something, but it cannot be had now. */
  | { readonly state: 'unavailable'; readonly reason: string };

/** A file and what the settings say about it. */
export interface BaselineQuestion {
  /** Absolute path of the file. */
  readonly file: string;
  /** Absolute path of the workspace folder. */
  readonly folder: string;
  readonly format: FormatId;
  readonly baseline: Baseline;
  readonly subject?: string;
  readonly connection?: string;
  readonly references: readonly ReferenceMapping[];
}

/** Registry versions as data: answered by the editor's client, or by the command line's own registry client. */
export interface RegistryPort {
  subjectHistory(params: SubjectHistoryParams, signal?: AbortSignal): Promise<SubjectHistoryResult>;
  subjectVersion(params: SubjectVersionParams, signal?: AbortSignal): Promise<SubjectVersionResult>;
}

/** Text of a file of the workspace; undefined where there is none. Never rejects. */
export type ReadText = (path: string) => Promise<string | undefined>;

export interface BaselinePorts {
  readonly registry: RegistryPort;
  readonly readText: ReadText;
}

/** The texts that a schema refers to, and the names for which nothing was found. */
export interface ResolvedReferences {
  readonly references: readonly SchemaReference[];
  /** The absolute paths of those that were found as files, by name. */
  readonly files: ReadonlyMap<string, string>;
  readonly missing: readonly string[];
}
