import type { CompatibilityLevel, CompatibilityPolicy, FormatId, RegistryProfile } from '../../engine/options.js';
import type { Severity } from '../../engine/problem.js';

/** Everything under `eventStreams.` in `.vscode/settings.json`, parsed and with defaults filled in. Holds no secret. */
export interface Settings {
  readonly connections: readonly ConnectionProfile[];
  readonly schemas: readonly SchemaMapping[];
  /** What a schema file that no mapping names is compared with. */
  readonly defaultBaseline: Baseline;
  /** The level where neither the mapping nor the registry gives one. */
  readonly defaultLevel: CompatibilityLevel;
  readonly policy: CompatibilityPolicy;
  readonly registryProfile: RegistryProfile;
  readonly warnings: WarningSettings;
}

/** How a warning beyond the registry's verdict is shown, by its id; the rule's own severity where it is not named. */
export type WarningSettings = Readonly<Record<string, Severity | 'off'>>;

/** A named cluster and registry, as shared by a team. Secrets are asked for once, or named as `${env:NAME}`. */
export interface ConnectionProfile {
  readonly name: string;
  readonly kafka?: KafkaProfile;
  readonly registry?: RegistryProfileSettings;
  /** No command writes through a read-only connection. */
  readonly readOnly: boolean;
  /** Writing to a production connection asks first, by name. */
  readonly production: boolean;
}

export interface KafkaProfile {
  readonly bootstrapServers: readonly string[];
  readonly tls?: TlsProfile;
  readonly sasl?: SaslProfile;
}

/** Paths of PEM files; `true` alone in the settings means the system's own certificate authorities. */
export interface TlsProfile {
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
}

export interface SaslProfile {
  readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512' | 'OAUTHBEARER';
  readonly username?: string;
  /** Only ever `${env:NAME}`; otherwise the password lives in SecretStorage. */
  readonly password?: string;
}

export interface RegistryProfileSettings {
  readonly url: string;
  readonly username?: string;
  /** Only ever `${env:NAME}`; otherwise the password lives in SecretStorage. */
  readonly password?: string;
  readonly tls?: TlsProfile;
  /** Milliseconds a request may take. */
  readonly timeoutMs: number;
}

/** What a file is compared with. */
export type Baseline =
  | { readonly kind: 'none' }
  /** The registry's versions as the level says, or the pinned ones. */
  | { readonly kind: 'registry'; readonly versions?: readonly number[] }
  /** The same file at a git revision: `HEAD`, `origin/main`, a tag. */
  | { readonly kind: 'git'; readonly ref: string }
  /** A folder with one file per version, ordered by the numbers in their names. */
  | { readonly kind: 'directory'; readonly path: string };

/** Which files are which subject's schemas. The first mapping whose glob matches a file wins. */
export interface SchemaMapping {
  /** A glob relative to the workspace folder, e.g. `schemas/orders/*.avsc`. */
  readonly files: string;
  readonly format?: FormatId;
  readonly connection?: string;
  /** The subject, or a template with `${basename}` or `${recordName}`, e.g. `${basename}-value`. */
  readonly subject?: string;
  readonly baseline?: Baseline;
  readonly level?: CompatibilityLevel;
  readonly policy?: CompatibilityPolicy;
  readonly references: readonly ReferenceMapping[];
}

/** How one imported name is found: in a workspace file, or in a subject of the registry. */
export interface ReferenceMapping {
  readonly name: string;
  readonly file?: string;
  readonly subject?: string;
  readonly version?: number;
}

/** A setting that could not be understood: the rest stays in force, and the message says what was expected. */
export interface SettingsProblem {
  /** The setting's path, e.g. `eventStreams.schemas[2].level`. */
  readonly path: string;
  readonly message: string;
}
