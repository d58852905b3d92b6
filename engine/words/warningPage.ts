import type { FormatId } from '../options.js';
import type { Wording } from '../schemaFormat.js';
import type { WarningRow, WitnessOutcome } from '../warning.js';

/** The documentation page of one rule beyond the registry, as Markdown, from the same row as the warning itself. */
export function warningPage(format: FormatId, row: WarningRow): string {
  const { witness } = row;
  const language = format === 'PROTOBUF' ? 'proto' : 'json';
  return [
    `# ${row.title}`,
    `\`${row.rule}\` · ${NAMES[format]} · ${row.severity} by default`,
    VERDICTS[row.severity],
    advice(row),
    '## A schema that events were written with',
    fenced(language, witness.writer),
    '## A schema that reads them',
    fenced(language, witness.reader),
    '## An event',
    fenced('json', witness.event),
    `The event is ${OUTCOMES[witness.outcome]}. ${witness.seen}`,
    '## How to change what is shown',
    `Set its severity, or \`"off"\`, in \`eventStreams.warnings\`:`,
    fenced('jsonc', `{ "eventStreams.warnings": { "${row.rule}": "off" } }`),
    "The verdict and exit codes are the registry's own and never depend on this warning.\n",
  ].join('\n\n');
}

const NAMES = { AVRO: 'Avro', PROTOBUF: 'Protobuf', JSON: 'JSON Schema' } as const;

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
function advice(row: WarningRow): string {
  const wording: Wording = { reader: '', writer: '', direction: 'BACKWARD', path: '', facts: {} };
  return `**What to do:** ${row.advise(wording)}`;
}

function fenced(language: string, text: string): string {
  return ['```' + language, text.trim(), '```'].join('\n');
}
