import type { BaselineQuestion } from '../../common/baseline/history.js';
import { subjectOf } from '../../common/settings/subjects.js';
import type { Baseline, SchemaMapping, Settings } from '../../common/settings/types.js';
import { formatOf } from '../../engine/formats.js';
import type { CompareOptions, CompatibilityLevel, FormatId } from '../../engine/options.js';
import type { SchemaFormat } from '../../engine/schemaFormat.js';
import type { SchemaDocument } from '../schemaDocument.js';
import { pathOf, relativePath } from '../workspace/folders.js';
import type { FolderSettings } from '../workspace/workspaceSettings.js';

/** What the settings make of a document. */
export interface Target {
  readonly format: SchemaFormat;
  readonly settings: Settings;
  readonly mapping?: SchemaMapping;
  readonly subject?: string;
  /** Absent where nothing may be compared; `reason` says why. */
  readonly question?: BaselineQuestion;
  readonly reason: string;
}

/** Undefined for documents that are no schemas as far as anybody said. */
export function targetOf(
  document: SchemaDocument,
  folder: string,
  { settings, mappingOf }: FolderSettings,
  trusted: boolean,
): Target | undefined {
  const file = pathOf(document.uri);
  const mapping = file === undefined ? undefined : mappingOf(relativePath(folder, file));
  const id = mapping?.format ?? formatByName(document.uri, document.languageId, mapping !== undefined);
  if (id === undefined) return undefined;
  const format = formatOf(id);
  const base = { format, settings, ...(mapping === undefined ? {} : { mapping }) };
  if (file === undefined)
    return { ...base, reason: 'The document is not a file, so there is nothing to compare it with.' };
  if (!trusted) return { ...base, reason: 'The workspace is not trusted: only the syntax is checked.' };
  const subject = mapping === undefined ? undefined : subjectOf(mapping, file, recordName(document, mapping, format));
  const connection = mapping?.connection ?? onlyRegistry(settings);
  const question: BaselineQuestion = {
    file,
    folder,
    format: id,
    baseline: baselineOf(settings, mapping, subject),
    ...(subject === undefined ? {} : { subject }),
    ...(connection === undefined ? {} : { connection }),
    references: mapping?.references ?? [],
  };
  return { ...base, ...(subject === undefined ? {} : { subject }), question, reason: '' };
}

/** The level that counts, once the registry has said its own. */
export function levelOf(target: Target, registryLevel: CompatibilityLevel | undefined): CompatibilityLevel {
  return target.mapping?.level ?? registryLevel ?? target.settings.defaultLevel;
}

export function compareOptionsOf(target: Target, registryPolicy: CompareOptions['policy'] | undefined): CompareOptions {
  const policy = target.mapping?.policy ?? registryPolicy ?? target.settings.policy;
  return { policy, profile: target.settings.registryProfile };
}

/** A subject without a baseline of its own means the registry, where there is one. */
function baselineOf(settings: Settings, mapping: SchemaMapping | undefined, subject: string | undefined): Baseline {
  if (mapping?.baseline !== undefined) return mapping.baseline;
  const hasRegistry = settings.connections.some((connection) => connection.registry !== undefined);
  return subject !== undefined && hasRegistry ? { kind: 'registry' } : settings.defaultBaseline;
}

function onlyRegistry(settings: Settings): string | undefined {
  const registries = settings.connections.filter((connection) => connection.registry !== undefined);
  return registries.length === 1 ? registries[0]?.name : undefined;
}

/** Parsed only where the subject is made from the name in the schema. */
function recordName(document: SchemaDocument, mapping: SchemaMapping, format: SchemaFormat): string | undefined {
  if (mapping.subject?.includes('${recordName}') !== true) return undefined;
  const schema = document.parse(format, []);
  return format.recordName?.(schema) ?? format.outline(schema).find((node) => node.kind === 'record')?.name;
}

/** The format that a path or address and its language tell; `mapped` where the settings call it a schema. */
export function formatByName(uri: string, languageId: string, mapped: boolean): FormatId | undefined {
  const path = uri.split(/[?#]/)[0]?.toLowerCase() ?? '';
  if (path.endsWith('.avsc') || languageId === 'avsc') return 'AVRO';
  if (path.endsWith('.proto') || languageId === 'proto' || languageId === 'proto3') return 'PROTOBUF';
  if (path.endsWith('.schema.json') || (mapped && path.endsWith('.json'))) return 'JSON';
  return undefined;
}
