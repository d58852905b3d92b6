import { newDocument } from '../schema.js';
import type { Document, TypeEntry } from '../schema.js';
import { parseText } from '../syntax/file.js';
import { DESCRIPTOR_FILES } from './descriptorFiles.js';
import { WELL_KNOWN_FILES } from './wellKnownFiles.js';

export interface BuiltIn {
  /** By import path. */
  readonly documents: ReadonlyMap<string, Document>;
  /** By full name. */
  readonly types: ReadonlyMap<string, TypeEntry>;
}

/** The files that are always there; read when the first schema asks for one of their types. */
export const builtIn: () => BuiltIn = once(readBuiltIn);

function once<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | undefined;
  return () => (computed ??= { value: compute() }).value;
}

function readBuiltIn(): BuiltIn {
  const documents = new Map<string, Document>();
  const types = new Map<string, TypeEntry>();
  for (const notation of `${WELL_KNOWN_FILES}${DESCRIPTOR_FILES}`.split(/^file /m).slice(1)) {
    const head = notation.slice(0, notation.indexOf('\n'));
    const [path = '', packageName = '', ...imports] = head.split(' ');
    const text = `syntax = "proto3"; package ${packageName}; ${imports.map((name) => `import "${name}"; `).join('')}${declarations(notation.slice(head.length))}`;
    const { file } = parseText(text);
    const document = newDocument(path, '', file, [], null, true);
    documents.set(path, document);
    for (const entry of document.types().values()) types.set(entry.fullName, entry);
  }
  return { documents, types };
}

/** Turns the compact notation into the language itself, which one parser reads. */
function declarations(notation: string): string {
  const words = notation.trim().split(/\s+/);
  let text = '';
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === 'enum' || word === 'oneof' || word === 'extend') text += `${word} `;
    else if (word === '{' || word === '}') text += `${word} `;
    else if (words[i + 1] === '{')
      text += /^(?:enum|oneof|extend)$/.test(words[i - 1] ?? '') ? `${word} ` : `message ${word} `;
    else text += `${member(word)} `;
  }
  return text;
}

/** `name:type=number`, `name:*type=number` or `VALUE=number`. */
function member(word: string): string {
  const [, name = '', repeated = '', type = '', number = ''] = /^([^:=]+)(?::(\*?)([^=]+))?=(-?\d+)$/.exec(word) ?? [];
  if (type === '') return `${name} = ${number};`;
  return `${repeated === '' ? '' : 'repeated '}${type} ${name} = ${number};`;
}
