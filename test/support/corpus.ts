import { readFileSync } from 'node:fs';
import type { SchemaSource } from '../../engine/schemaFormat.js';

/** A pair of the corpus: marked texts by the name of their document, null for the schema's own. */
export interface CorpusPair {
  readonly title: string;
  /** The lines under the title: what is expected, in the form of the format's suite. */
  readonly lines: readonly string[];
  readonly old: ReadonlyMap<string | null, string>;
  readonly new: ReadonlyMap<string | null, string>;
}

/** Reads a file of `=== title` blocks, each with its lines and its `--- old`, `--- new` and reference texts. */
export function readPairs(path: string): readonly CorpusPair[] {
  const text = readFileSync(new URL(`../../../test/corpus/${path}`, import.meta.url), 'utf8');
  return text.split(/^=== /m).slice(1).map(readPair);
}

/** The texts of one side as a source, without marks. */
export function sourceOf(texts: ReadonlyMap<string | null, string>): SchemaSource {
  const plain = (marked: string | undefined) => (marked ?? '').replaceAll(/[«»]/g, '');
  const references = [...texts].flatMap(([name, text]) =>
    name === null ? [] : [{ name, subject: name, version: 1, text: plain(text) }],
  );
  return { text: plain(texts.get(null)), references };
}

function readPair(block: string): CorpusPair {
  const [head = '', ...parts] = block.split(/^--- /m);
  const [title = '', ...lines] = head.trimEnd().split('\n');
  const sides = { old: new Map<string | null, string>(), new: new Map<string | null, string>() };
  for (const part of parts) {
    const line = part.slice(0, part.indexOf('\n'));
    const [, side, name] = /^(old|new)(?: reference (.+))?$/.exec(line) ?? [];
    if (side !== 'old' && side !== 'new') throw new Error(`${title}: --- ${line}`);
    sides[side].set(name ?? null, part.slice(line.length + 1).replace(/\n+$/, ''));
  }
  return { title, lines, ...sides };
}
