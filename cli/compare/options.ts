import path from 'node:path';
import { COMPATIBILITY_LEVELS, COMPATIBILITY_POLICIES, REGISTRY_PROFILES } from '../../engine/options.js';
import type { CompatibilityLevel, CompatibilityPolicy, FormatId, RegistryProfile } from '../../engine/options.js';
import { chosen, parseCommandLine } from '../arguments.js';
import { OUTPUTS } from '../outputs/outputs.js';
import type { Output } from '../outputs/outputs.js';
import { UsageError } from '../io.js';
import { formatByName } from '../schemaFile.js';
import { STDIN } from './readText.js';

/** A name that schemas refer to, and the file that holds its text. */
export interface NamedFile {
  readonly name: string;
  readonly file: string;
}

export interface SharedOptions {
  readonly level: CompatibilityLevel;
  readonly policy: CompatibilityPolicy;
  readonly profile: RegistryProfile;
}

export interface CompareFiles extends SharedOptions {
  readonly mode: 'files';
  readonly old: string;
  readonly new: string;
  /** Absent where neither the flag nor a name tells; folders need none. */
  readonly format?: FormatId;
  readonly oldReferences: readonly NamedFile[];
  readonly newReferences: readonly NamedFile[];
  readonly output: Output;
  readonly all: boolean;
}

export interface CompareStream extends SharedOptions {
  readonly mode: 'stream';
  readonly brief: boolean;
}

const FLAGS = {
  level: { type: 'string', default: 'BACKWARD' },
  format: { type: 'string' },
  reference: { type: 'string', multiple: true },
  'old-reference': { type: 'string', multiple: true },
  'new-reference': { type: 'string', multiple: true },
  policy: { type: 'string', default: 'strict' },
  'registry-profile': { type: 'string', default: '8.3' },
  output: { type: 'string' },
  all: { type: 'boolean' },
  stdin: { type: 'boolean', default: false },
  brief: { type: 'boolean' },
} as const;

/** What says nothing about a stream of requests. */
const FOR_FILES = ['format', 'reference', 'old-reference', 'new-reference', 'output', 'all'] as const;

const FORMATS: Readonly<Record<'avro' | 'protobuf' | 'json', FormatId>> = {
  avro: 'AVRO',
  protobuf: 'PROTOBUF',
  json: 'JSON',
};

/** @throws UsageError */
export function parseCompareOptions(args: readonly string[]): CompareFiles | CompareStream {
  const { values, positionals } = parseCommandLine(args, FLAGS);
  const shared: SharedOptions = {
    level: chosen('level', values.level, COMPATIBILITY_LEVELS),
    policy: chosen('policy', values.policy, COMPATIBILITY_POLICIES),
    profile: chosen('registry-profile', values['registry-profile'], REGISTRY_PROFILES),
  };
  if (values.stdin) {
    if (positionals.length > 0)
      throw new UsageError(`--stdin takes no files, but "${positionals.join(' ')}" was given.`);
    refuse(values, FOR_FILES, 'is for files; with --stdin, each line says it for itself');
    return { mode: 'stream', ...shared, brief: values.brief === true };
  }
  refuse(values, ['brief'], 'is for --stdin');
  const [oldFile, newFile, ...more] = positionals;
  if (oldFile === undefined || newFile === undefined || more.length > 0) {
    throw new UsageError(`two files are needed, the old one and the new one, but ${givenText(positionals)}.`);
  }
  if (oldFile === '' || newFile === '') throw new UsageError('a file name is empty.');
  if (oldFile === STDIN && newFile === STDIN)
    throw new UsageError('only one of the two can be read from standard input.');
  const both = (values.reference ?? []).map((text) => namedFile('reference', text));
  return {
    mode: 'files',
    ...shared,
    old: oldFile,
    new: newFile,
    ...formatFor(values.format, oldFile, newFile),
    oldReferences: [...both, ...(values['old-reference'] ?? []).map((text) => namedFile('old-reference', text))],
    newReferences: [...both, ...(values['new-reference'] ?? []).map((text) => namedFile('new-reference', text))],
    output: chosen('output', values.output ?? 'text', OUTPUTS),
    all: values.all === true,
  };
}

/** An option that would have no effect is a mistake. @throws UsageError */
function refuse(values: Readonly<Record<string, unknown>>, names: readonly string[], why: string): void {
  const given = names.find((name) => values[name] !== undefined);
  if (given !== undefined) throw new UsageError(`--${given} ${why}.`);
}

function givenText(positionals: readonly string[]): string {
  if (positionals.length === 0) return 'none was given';
  return positionals.length === 1 ? 'only one was given' : `${positionals.length} were given`;
}

function formatFor(flag: string | undefined, oldFile: string, newFile: string): { readonly format?: FormatId } {
  if (flag !== undefined) return { format: FORMATS[chosen('format', flag, ['avro', 'protobuf', 'json'])] };
  const [newFormat, oldFormat] = [formatByName(newFile), formatByName(oldFile)];
  if (newFormat !== undefined && oldFormat !== undefined && newFormat !== oldFormat) {
    throw new UsageError(
      `${oldFile} and ${newFile} are of different formats by their names. Give two schemas of one format, or say --format.`,
    );
  }
  const format = newFormat ?? oldFormat;
  return format === undefined ? {} : { format };
}

/** @throws UsageError where nothing tells the format */
export function knownFormat(options: CompareFiles): FormatId {
  if (options.format !== undefined) return options.format;
  throw new UsageError(
    `the format of ${path.basename(options.new)} cannot be told from its name. Say --format avro, protobuf or json.`,
  );
}

function namedFile(option: string, text: string): NamedFile {
  const equals = text.indexOf('=');
  if (equals <= 0 || equals === text.length - 1) {
    throw new UsageError(`--${option} is "${text}", but must be NAME=FILE.`);
  }
  return { name: text.slice(0, equals), file: text.slice(equals + 1) };
}
