import { readFileSync } from 'node:fs';
import type { SchemaReference, SchemaSource } from '../../../engine/schemaFormat.js';
import { inRepository } from '../../support/repository.js';

/** One pair of schemas with what the engine has to say about it, by registry profile. */
export interface DifferenceCase {
  readonly name: string;
  readonly old: SchemaSource;
  readonly new: SchemaSource;
  readonly expected: ReadonlyMap<string, readonly string[]>;
}

/** One file on its own; `exception` says why our verdict differs from buf's on purpose. */
export interface ValidityCase {
  readonly name: string;
  readonly text: string;
  readonly exception: string | undefined;
}

/** Where each kind is shown: inside a message, one that holds itself, an imported one, and one that a oneof holds. */
export const SETTINGS = ['nested', 'recursive', 'imported', 'oneofs'] as const;

/** The pairs of a file of the corpus: `differences`, or one of the settings, whose titles begin with a kind. */
export function readDifferenceCases(file: (typeof SETTINGS)[number] | 'differences'): readonly DifferenceCase[] {
  return sections(readCorpus(`${file}.txt`)).map(({ head, body }) => {
    const texts = { old: '', new: '' };
    const references: { old: SchemaReference[]; new: SchemaReference[] } = { old: [], new: [] };
    const expected = new Map<string, readonly string[]>();
    for (const part of body.split(/^--- /m).slice(1)) {
      const [title = '', text = ''] = splitLine(part);
      const [what = '', , name = '', subject = '', version = ''] = title.split(' ');
      if (what === 'expected') {
        expected.set(
          title.split(' ')[1] ?? '8.3',
          text.split('\n').filter((line) => line !== ''),
        );
      } else if (what === 'old' || what === 'new') {
        if (name === '') texts[what] = text;
        else references[what].push({ name, subject, version: Number(version), text });
      }
    }
    const side = (which: 'old' | 'new'): SchemaSource => ({ text: texts[which], references: references[which] });
    return { name: head, old: side('old'), new: side('new'), expected };
  });
}

/** `$P` in a text becomes a package of its own for each case, so that buf can read them all at once. */
export function readValidityCases(): readonly ValidityCase[] {
  return sections(readCorpus('validity.txt')).map(({ head, body }, i) => {
    const [name = '', exception] = head.split(' | ');
    const text = body.replaceAll('$P', `p${i}`);
    return { name, text: name.startsWith('windows') ? text.replaceAll('\n', '\r\n') : text, exception };
  });
}

function readCorpus(name: string): string {
  return readFileSync(inRepository('test', 'corpus', 'protobuf', name), 'utf8');
}

function sections(text: string): readonly { readonly head: string; readonly body: string }[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((section) => {
      const [head = '', body = ''] = splitLine(section);
      return { head, body };
    });
}

function splitLine(text: string): readonly string[] {
  const end = text.indexOf('\n');
  return [text.slice(0, end).trim(), text.slice(end + 1)];
}
