import type { Facts } from '../../difference.js';
import type { KindRow, Wording } from '../../schemaFormat.js';
import { isCompatibleKind } from './verdicts.js';
import type { JsonKind } from './verdicts.js';

/**
 * The words of one kind. In the texts `{reader}` and `{writer}` are the two schemas, `{at}` is what is spoken about
 * (`the property "city"`), `{in}` says the same where it is not the schema itself, and every other name in braces is a fact of the difference.
 */
export interface Words {
  readonly title: string;
  readonly explain: string;
  /** What to change in the reader, where that is the schema being edited. */
  readonly inReader?: string;
  /** What to change in the writer, where that is the schema being edited. */
  readonly inWriter?: string;
}

/** What a difference at the root is about, as the facts say it. */
const THE_SCHEMA = 'the schema';

export function rowOf(kind: JsonKind, words: Words): KindRow {
  return {
    kind,
    title: words.title,
    compatible: { STRICT: isCompatibleKind(kind, false), LENIENT: isCompatibleKind(kind, true) },
    explain: (wording) => sentence(fill(words.explain, wording)),
    advise: (wording) => {
      const text = wording.direction === 'BACKWARD' ? words.inReader : words.inWriter;
      return text === undefined ? '' : sentence(fill(text, wording));
    },
  };
}

function fill(text: string, wording: Wording): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    // What is said about branches names the sides itself.
    if (name === 'branches') return fillSides(factOf(wording.facts, name), wording);
    if (name === 'reader') return wording.reader;
    if (name === 'writer') return wording.writer;
    if (name === 'in') return within(factOf(wording.facts, 'at'));
    return factOf(wording.facts, name);
  });
}

function fillSides(text: string, { reader, writer }: Wording): string {
  return text.replace(/\{(reader|writer)\}/g, (_, side: string) => (side === 'reader' ? reader : writer));
}

function within(at: string): string {
  return at === THE_SCHEMA ? '' : ` in ${at}`;
}

function factOf(facts: Facts, name: string): string {
  return facts[name] ?? (name === 'at' ? THE_SCHEMA : '');
}

function sentence(text: string): string {
  const trimmed = text.replace(/ {2,}/g, ' ').trim();
  return trimmed === '' ? '' : trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
}
