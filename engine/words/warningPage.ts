import { verifiedWarningFixes } from '../fix/verifiedFixes.js';
import { DEFAULT_COMPARE_OPTIONS } from '../options.js';
import type { CompareOptions } from '../options.js';
import type { ParsedSchema, SchemaFormat, Wording } from '../schemaFormat.js';
import type { EventWarning, WarningRow, Witness, WitnessOutcome } from '../warning.js';

/** The documentation page of one rule beyond the registry, as Markdown, from the same row as the warning itself. */
export function warningPage(format: SchemaFormat, row: WarningRow): string {
  const { witness } = row;
  const language = format.id === 'PROTOBUF' ? 'proto' : 'json';
  const wording = wordingOf(format, row);
  return [
    `# ${row.title}`,
    `\`${row.rule}\` · ${NAMES[format.id]} · ${row.severity} by default`,
    verdictOf(row),
    '## A schema that events were written with',
    fenced(language, witness.writer),
    '## A schema that reads them',
    fenced(language, witness.reader),
    '## An event',
    fenced('json', witness.event),
    `The event is ${OUTCOMES[witness.outcome]}. ${witness.seen}`,
    '## What is said and what to do',
    `> ${row.explain(wording)}`,
    row.advise(wording),
    ...quickFixes(format, row),
    '## How to change what is shown',
    `Set its severity, or \`"off"\`, in \`eventStreams.warnings\`:`,
    fenced('jsonc', `{ "eventStreams.warnings": { "${row.rule}": "off" } }`),
    "The verdict and exit codes are the registry's own and never depend on this warning.\n",
  ].join('\n\n');
}

/** What the editor offers to who edits the reading schema. */
function quickFixes(format: SchemaFormat, { witness }: WarningRow): readonly string[] {
  const parse = (text: string) => format.parse({ text, references: [] });
  const [edited, baseline, options] = [parse(witness.reader), parse(witness.writer), optionsOf(witness)];
  const fixes = warningsBetween(format, edited, baseline, options).flatMap((warning) =>
    verifiedWarningFixes(format, { warning, direction: 'BACKWARD', edited, baseline, options }),
  );
  return fixes.length === 0 ? [] : [`Quick fixes:\n\n${fixes.map(({ title }) => `- ${escaped(title)}`).join('\n')}`];
}

/** Text that Markdown would otherwise read as markup. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_<>|[\]]/g, '\\$&');
}

function warningsBetween(
  format: SchemaFormat,
  reader: ParsedSchema,
  writer: ParsedSchema,
  options: CompareOptions,
): readonly EventWarning[] {
  return format.beyond?.warn(reader, writer, { ...options, direction: 'BACKWARD' }) ?? [];
}

function optionsOf({ policy }: Witness): CompareOptions {
  return policy === undefined ? DEFAULT_COMPARE_OPTIONS : { ...DEFAULT_COMPARE_OPTIONS, policy };
}

const NAMES = { AVRO: 'Avro', PROTOBUF: 'Protobuf', JSON: 'JSON Schema' } as const;

function verdictOf({ severity, witness: { policy } }: WarningRow): string {
  return policy === undefined ? VERDICTS[severity] : `Under the policy \`${policy}\`: ${VERDICTS[severity]}`;
}

const VERDICTS = {
  warning: 'The registry accepts this change, but events may be refused, lost or misread.',
  information: 'The registry accepts this change, and some consumers may still be surprised by it.',
  hint: 'The registry refuses this change, although no event can break.',
} as const;

const OUTCOMES: Readonly<Record<WitnessOutcome, string>> = {
  refused: 'refused',
  misread: 'misread',
  lost: 'read, but something of it is lost',
  readable: 'read as it was written',
};

/** For who edits the reading schema, as with BACKWARD. */
function wordingOf(format: SchemaFormat, row: WarningRow): Wording {
  const parse = (text: string) => format.parse({ text, references: [] });
  const [warning] = warningsBetween(
    format,
    parse(row.witness.reader),
    parse(row.witness.writer),
    optionsOf(row.witness),
  );
  const facts = warning?.facts ?? {};
  return { reader: 'the reading schema', writer: 'the writing schema', direction: 'BACKWARD', path: '', facts };
}

function fenced(language: string, text: string): string {
  return ['```' + language, text.trim(), '```'].join('\n');
}
