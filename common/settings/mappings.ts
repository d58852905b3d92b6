import { COMPATIBILITY_LEVELS, COMPATIBILITY_POLICIES } from '../../engine/options.js';
import type { FormatId } from '../../engine/options.js';
import { BASELINE_FORMS, parseBaseline } from './baselineText.js';
import { compileGlob } from './glob.js';
import type { Reading } from './reading.js';
import { unknownPlaceholder } from './subjects.js';
import type { Baseline, ReferenceMapping, SchemaMapping } from './types.js';

const FORMAT_IDS: readonly FormatId[] = ['AVRO', 'PROTOBUF', 'JSON'];

/** Reads `eventStreams.schemas`; a mapping without a usable `files` is left out, other bad members are ignored. */
export function readMappings(list: Reading): readonly SchemaMapping[] {
  return list.elements().flatMap((entry) => readMapping(entry) ?? []);
}

/** Reads a baseline in its text form. */
export function readBaseline(entry: Reading): Baseline | undefined {
  const text = entry.text();
  if (text === undefined) return undefined;
  const baseline = parseBaseline(text);
  if (baseline === undefined) entry.problem(`This is not a baseline. Write ${BASELINE_FORMS}.`);
  return baseline;
}

function readMapping(entry: Reading): SchemaMapping | undefined {
  if (!entry.isObject()) return undefined;
  entry.knowsOnly(['files', 'format', 'connection', 'subject', 'baseline', 'level', 'policy', 'references']);
  const files = readGlob(entry.member('files'));
  if (files === undefined) return undefined;
  const optional = {
    format: entry.member('format').oneOf(FORMAT_IDS),
    connection: entry.member('connection').text(),
    subject: readSubject(entry.member('subject')),
    baseline: readBaseline(entry.member('baseline')),
    level: entry.member('level').oneOf(COMPATIBILITY_LEVELS),
    policy: entry.member('policy').oneOf(COMPATIBILITY_POLICIES),
  };
  if (optional.baseline?.kind === 'registry' && optional.subject === undefined) {
    entry.problem('A comparison with the registry needs a "subject".');
  }
  return { files, ...withoutAbsent(optional), references: readReferences(entry.member('references')) };
}

function readGlob(entry: Reading): string | undefined {
  const files = entry.text();
  if (files === undefined) {
    entry.problem('Say which files are meant, such as "schemas/**/*.avsc".');
    return undefined;
  }
  const glob = compileGlob(files);
  if (glob.valid) return files;
  entry.problem(glob.reason);
  return undefined;
}

function readSubject(entry: Reading): string | undefined {
  const subject = entry.text();
  const unknown = subject === undefined ? undefined : unknownPlaceholder(subject);
  if (unknown === undefined) return subject;
  entry.problem(`${unknown} stands for nothing. Use \${basename} or \${recordName}.`);
  return undefined;
}

function readReferences(list: Reading): readonly ReferenceMapping[] {
  return list.elements().flatMap((entry): readonly ReferenceMapping[] => {
    if (!entry.isObject()) return [];
    entry.knowsOnly(['name', 'file', 'subject', 'version']);
    const name = entry.member('name').text();
    const file = entry.member('file').text();
    const subject = entry.member('subject').text();
    const version = entry.member('version').wholeNumber(1, 999_999_999);
    if (name === undefined || (file === undefined) === (subject === undefined)) {
      entry.problem('A reference needs a "name", and either a "file" or a "subject" where it is found.');
      return [];
    }
    return [{ name, ...withoutAbsent({ file, subject, version }) }];
  });
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function withoutAbsent<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}
