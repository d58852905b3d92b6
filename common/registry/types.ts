import type { CompatibilityLevel, CompatibilityPolicy, FormatId } from '../../engine/options.js';
import type { SchemaReference } from '../../engine/schemaFormat.js';

/** A reference as the registry stores it: a name that stands for a version of a subject. */
export interface RegistryReference {
  readonly name: string;
  readonly subject: string;
  readonly version: number;
}

export interface RegisteredSchema {
  readonly subject: string;
  readonly version: number;
  readonly id: number;
  readonly format: FormatId;
  readonly text: string;
  readonly references: readonly RegistryReference[];
  readonly metadata?: Readonly<Record<string, string>>;
}

/** What an id on an event leads to; the registry may know no subject for it. */
export interface SchemaById {
  readonly id: number;
  readonly format: FormatId;
  readonly text: string;
  readonly references: readonly RegistryReference[];
}

export interface SubjectConfig {
  readonly level: CompatibilityLevel;
  readonly policy: CompatibilityPolicy;
  readonly compatibilityGroup?: string;
  readonly validateFields: boolean;
}

export interface SubjectVersion {
  readonly subject: string;
  readonly version: number;
}

export interface NewSchema {
  readonly format: FormatId;
  readonly text: string;
  readonly references: readonly RegistryReference[];
}

/** A Confluent-compatible Schema Registry in the domain's words. Every method may reject with a `RegistryError`. */
export interface SchemaRegistry {
  subjects(signal?: AbortSignal): Promise<readonly string[]>;
  /** Versions that are not deleted, ascending. */
  versions(subject: string, signal?: AbortSignal): Promise<readonly number[]>;
  version(subject: string, version: number | 'latest', signal?: AbortSignal): Promise<RegisteredSchema>;
  schemaById(id: number, signal?: AbortSignal): Promise<SchemaById>;
  /** The subjects, with their versions, that hold the schema with this id. */
  usesOf(id: number, signal?: AbortSignal): Promise<readonly SubjectVersion[]>;
  /** The subject's own configuration, else the global one. */
  config(subject: string, signal?: AbortSignal): Promise<SubjectConfig>;
  setLevel(subject: string, level: CompatibilityLevel): Promise<void>;
  register(subject: string, schema: NewSchema): Promise<{ readonly id: number }>;
  /** All texts that a schema refers to, also through other references, each name once, dependencies first. */
  resolveReferences(
    references: readonly RegistryReference[],
    signal?: AbortSignal,
  ): Promise<readonly SchemaReference[]>;
  /** Forgets cached answers that can change: subject lists, latest versions, levels. */
  refresh(): void;
}

/** Why a request to the registry failed, for people and for code. Its message never holds a credential. */
export type RegistryFailure =
  | 'unreachable'
  | 'timeout'
  | 'cancelled'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'incompatible'
  | 'invalid-schema'
  | 'bad-response'
  | 'server-error'
  | 'rejected';

export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  constructor(
    readonly failure: RegistryFailure,
    message: string,
    /** The HTTP status, where there was an answer. */
    readonly status?: number,
    /** The registry's own `error_code`, where it gave one. */
    readonly errorCode?: number,
  ) {
    super(message);
  }
}
