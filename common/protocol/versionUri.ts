import type { FormatId } from '../../engine/options.js';

/** The scheme of read-only documents that hold a registered version of a schema. */
export const VERSION_SCHEME = 'event-streams-registry';

export interface VersionAddress {
  /** The only one with a registry, where it is absent. */
  readonly connection?: string;
  readonly subject: string;
  readonly version: number;
}

const EXTENSIONS: Readonly<Record<FormatId, string>> = { AVRO: 'avsc', PROTOBUF: 'proto', JSON: 'schema.json' };

/**
 * The address of a registered version as a document. The path is for people and for the language of the document; the
 * query says exactly what is meant, whatever characters a subject has.
 */
export function versionUri(address: VersionAddress, format: FormatId): string {
  const { connection, subject, version } = address;
  const path = encodeURIComponent(`${subject.replaceAll('/', '∕')} v${version}.${EXTENSIONS[format]}`);
  const query = encodeURIComponent(
    JSON.stringify({ ...(connection === undefined ? {} : { connection }), subject, version }),
  );
  return `${VERSION_SCHEME}:/${path}?${query}`;
}

/** Reads the decoded query of such an address; undefined where it is none. */
export function parseVersionQuery(query: string): VersionAddress | undefined {
  let json: unknown;
  try {
    json = JSON.parse(query);
  } catch {
    // Typed by hand, or of another making.
    return undefined;
  }
  if (typeof json !== 'object' || json === null || !('subject' in json) || !('version' in json)) return undefined;
  const { subject, version } = json;
  const connection = 'connection' in json ? json.connection : undefined;
  if (typeof subject !== 'string' || typeof version !== 'number' || !Number.isInteger(version)) return undefined;
  if (connection !== undefined && typeof connection !== 'string') return undefined;
  return { ...(connection === undefined ? {} : { connection }), subject, version };
}
