import { FORMATS } from '../../engine/formats.js';
import type { SchemaFormat } from '../../engine/schemaFormat.js';
import type { WarningRow, WarningSeverity } from '../../engine/warning.js';
import { warningPage } from '../../engine/words/warningPage.js';
import { inRepository } from '../support/repository.js';
import { FORMAT_NAMES } from './pages.js';

export const WARNINGS_FOLDER = inRepository('docs', 'warnings');

/** The pages of docs/warnings by file name, not formatted yet; made from the rows that the rules are. */
export function warningPages(): ReadonlyMap<string, string> {
  const pages = FORMATS.flatMap((format) =>
    rowsOf(format).map((row) => [`${row.rule}.md`, `${warningPage(format, row)}\n${FOOTER}`] as const),
  );
  return new Map([...pages, ['README.md', indexPage()]]);
}

function rowsOf(format: SchemaFormat): readonly WarningRow[] {
  return [...(format.beyond?.rules.values() ?? [])];
}

const FOOTER = '[All warnings](README.md)\n';

/** The gravest first, and hints, which are of another nature, last. */
const ORDER: readonly WarningSeverity[] = ['warning', 'information', 'hint'];

function indexPage(): string {
  const tables = FORMATS.map((format) => {
    const rows = ORDER.flatMap((severity) => rowsOf(format).filter((row) => row.severity === severity)).map(
      ({ rule, title, severity, witness }) =>
        `| [\`${rule}\`](${rule}.md) | ${title} | ${severity} | ${witness.outcome} |`,
    );
    const head = ['| warning | title | by default | the event of its page is |', '| --- | --- | --- | --- |'];
    return [`## ${FORMAT_NAMES[format.id]}`, '', ...head, ...rows].join('\n');
  });
  return [INTRODUCTION, ...tables].join('\n\n');
}

const INTRODUCTION = `# Warnings beyond the registry

The registry compares schemas by its own rules, and some changes pass it that events do not survive. These warnings say so, beside
the verdict and never as a part of it: exit codes and the colours of the verdict stay the registry's own.

- A **warning**: some event is refused, lost or misread for certain.
- An **information**: the same, where only some readers, or only readers of JSON, are concerned, or where it depends on what is meant.
- A **hint** is the reverse: the registry refuses the change although no event can break.

Each page has a pair of schemas and an event that shows it; tests write and read that event with libraries that know nothing of
this project. \`eventStreams.warnings\` gives any of them another severity, or turns it off: see [Settings](../settings.md).

These pages are made by \`npm run docs\` from the rules themselves.`;
