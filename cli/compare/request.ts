import { COMPATIBILITY_LEVELS, COMPATIBILITY_POLICIES, REGISTRY_PROFILES } from '../../engine/options.js';
import type { FormatId } from '../../engine/options.js';
import type { SchemaReference } from '../../engine/schemaFormat.js';
import { withoutMark } from '../schemaFile.js';
import type { SharedOptions } from './options.js';
import type { Side } from './pair.js';

/** One line of `compare --stdin`, understood. */
export interface CompareRequest {
  readonly id: unknown;
  readonly format: FormatId;
  readonly old: Side;
  readonly new: Side;
  readonly options: SharedOptions;
}

/** The answer to a line that could not be understood. */
export interface RequestError {
  readonly id: unknown;
  readonly error: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** What a line says; where it leaves something open, `defaults` (the command's own options) hold. */
export function parseRequest(line: string, number: number, defaults: SharedOptions): CompareRequest | RequestError {
  let fields: unknown;
  try {
    fields = JSON.parse(number === 1 ? withoutMark(line) : line);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { id: null, error: `line ${number}: this is not JSON: ${cause}` };
  }
  if (!isFields(fields)) return { id: null, error: `line ${number}: a JSON object is expected.` };
  try {
    return readFields(fields, defaults);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { id: fields['id'] ?? null, error: `line ${number}: ${cause}` };
  }
}

function readFields(fields: Fields, defaults: SharedOptions): CompareRequest {
  return {
    id: fields['id'] ?? null,
    format: oneOf(fields, 'format', ['AVRO', 'PROTOBUF', 'JSON'], 'AVRO'),
    old: side(fields, 'old', 'oldReferences'),
    new: side(fields, 'new', 'newReferences'),
    options: {
      level: oneOf(fields, 'level', COMPATIBILITY_LEVELS, defaults.level),
      policy: oneOf(fields, 'policy', COMPATIBILITY_POLICIES, defaults.policy),
      profile: oneOf(fields, 'profile', REGISTRY_PROFILES, defaults.profile),
    },
  };
}

function side(fields: Fields, name: 'old' | 'new', referencesName: string): Side {
  return {
    name,
    source: { text: withoutMark(text(fields, name)), references: references(fields, referencesName) },
    referenceName: (reference) => reference,
  };
}

/** Flat, each name once: a reference may carry its own `references`, which stand before it. */
function references(fields: Fields, name: string): readonly SchemaReference[] {
  const list = fields[name] ?? [];
  if (!Array.isArray(list)) throw new TypeError(`"${name}" must be a list.`);
  const byName = new Map<string, SchemaReference>();
  list.forEach((entry: unknown, index) => {
    if (!isFields(entry)) throw new TypeError(`"${name}[${index}]" must be an object.`);
    const version = entry['version'] ?? 1;
    if (typeof version !== 'number') throw new TypeError(`"${name}[${index}].version" must be a number.`);
    const referenceName = text(entry, 'name');
    const subject = entry['subject'] === undefined ? referenceName : text(entry, 'subject');
    const reference = { name: referenceName, subject, version, text: withoutMark(text(entry, 'schema')) };
    for (const known of [...references(entry, 'references'), reference]) {
      if (!byName.has(known.name)) byName.set(known.name, known);
    }
  });
  return [...byName.values()];
}

/** In any case of letters, as in the options. The registry itself takes AVRO where the type is absent. */
function oneOf<T extends string>(fields: Fields, name: string, choices: readonly T[], absent: T): T {
  const value = fields[name];
  if (value === undefined || value === null) return absent;
  const wanted = typeof value === 'string' ? value.toUpperCase() : undefined;
  const found = choices.find((choice) => choice.toUpperCase() === wanted);
  if (found === undefined) throw new TypeError(`"${name}" must be one of ${choices.join(', ')}.`);
  return found;
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new TypeError(`"${name}" must be a text.`);
  return value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
