import { readFileSync } from 'node:fs';
import { DEFAULT_COMPARE_OPTIONS, REGISTRY_PROFILES } from '../../engine/options.js';
import type { FormatId, RegistryProfile } from '../../engine/options.js';
import { inRepository } from '../support/repository.js';

/** The pair of schemas that shows one kind of difference, from `test/corpus/kinds/<format>.txt`. */
export interface KindExample {
  readonly kind: string;
  /** Whose rules report the kind; the default's where they do. */
  readonly profile: RegistryProfile;
  /** The kinds that always come with it; empty for nearly all. */
  readonly also: readonly string[];
  readonly old: string;
  readonly new: string;
}

/** Reads `=== KIND` blocks, each with `profile` and `also` lines where it needs them, and its `--- old` and `--- new`. */
export function readExamples(format: FormatId): ReadonlyMap<string, KindExample> {
  const text = readFileSync(inRepository('test', 'corpus', 'kinds', `${format}.txt`), 'utf8');
  const examples = text.split(/^=== /m).slice(1).map(readExample);
  return new Map(examples.map((example) => [example.kind, example]));
}

function readExample(block: string): KindExample {
  const [head = '', old, after] = block.split(/^--- (?:old|new)\n/m);
  const [kind = '', ...lines] = head.trimEnd().split('\n');
  if (old === undefined || after === undefined) throw new Error(`${kind} lacks its "--- old" or its "--- new".`);
  const valuesOf = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const [named] = valuesOf('profile');
  const profile = REGISTRY_PROFILES.find((one) => one === (named ?? DEFAULT_COMPARE_OPTIONS.profile));
  if (profile === undefined) throw new Error(`${kind} names the profile ${String(named)}, which there is not.`);
  return { kind, profile, also: valuesOf('also'), old: old.trim(), new: after.trim() };
}
