import type { Wording } from '../../schemaFormat.js';

/** The words for one kind. A compatible kind has nothing to advise. */
export interface Row {
  readonly title: string;
  readonly explain: (wording: Wording) => string;
  readonly advise?: (wording: Wording) => string;
}

/** What the author edits is the reader when old events must stay readable, and the writer otherwise. */
export function editsReader({ direction }: Wording): boolean {
  return direction === 'BACKWARD';
}

/** The schema that the author does not edit, as it is called in a sentence. */
export function older(wording: Wording): string {
  return editsReader(wording) ? wording.writer : wording.reader;
}

export function fact({ facts }: Wording, name: string): string {
  return facts[name] ?? '';
}

/** `"amount" (tag 3)` */
export function field(wording: Wording): string {
  return `"${fact(wording, 'field')}" (tag ${fact(wording, 'tag')})`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
