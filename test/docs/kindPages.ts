import { FORMATS } from '../../engine/formats.js';
import { inRepository } from '../support/repository.js';
import { readExamples } from './examples.js';
import { kindSection, verdictOf } from './kindSection.js';
import { FORMAT_NAMES } from './pages.js';

export const DIFFERENCES_FOLDER = inRepository('docs', 'differences');

/** The pages of docs/differences by file name, not formatted yet; made from the tables that the checks use. */
export function kindPages(): ReadonlyMap<string, string> {
  return new Map([...pagesOfKinds(), ['README.md', indexPage()]]);
}

/** A kind that several formats know has one page, with a section for each. */
function pagesOfKinds(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const format of FORMATS) {
    const examples = readExamples(format.id);
    for (const row of format.kinds.values()) {
      const example = examples.get(row.kind);
      if (example === undefined) {
        throw new Error(`test/corpus/kinds/${format.id}.txt has no pair for ${row.kind}: add one.`);
      }
      const section = `# ${row.title}\n\n${kindSection(format, row, example)}`;
      const file = `${row.kind}.md`;
      const earlier = pages.get(file);
      pages.set(file, earlier === undefined ? `${section}\n\n${FOOTER}` : `${section}\n\n${earlier}`);
    }
  }
  return pages;
}

const FOOTER = '[All kinds of differences](README.md)';

function indexPage(): string {
  const tables = FORMATS.map((format) => {
    const rows = [...format.kinds.values()].map(
      (row) => `| [\`${row.kind}\`](${row.kind}.md) | ${row.title} | ${verdictOf(row)} |`,
    );
    return [`## ${FORMAT_NAMES[format.id]}`, '', '| kind | title | verdict |', '| --- | --- | --- |', ...rows].join(
      '\n',
    );
  });
  return [INTRODUCTION, ...tables].join('\n\n');
}

const INTRODUCTION = `# Kinds of differences

Every difference between two schemas has the name that the registry gives it. The editor shows the name beside the message, with a
link to its page here; the command line and the registry's own answers use the same names.

A comparison has two sides: the **reader** is the schema of the consumer, the **writer** the one that an event was written with. At
the level \`BACKWARD\` the new schema must read old events; at \`FORWARD\` old consumers must read new events; \`FULL\` asks for both.

A kind that **breaks** makes the registry refuse the schema. A **compatible** one is only listed. The policy \`LENIENT\`, which a
subject can have in the registry and \`eventStreams.policy\` sets here, changes verdicts of JSON Schema alone.

These pages are made by \`npm run docs\` from the tables that the checks use. Each example gives exactly the kind of its page.`;
