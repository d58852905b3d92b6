import type { JsonContainer } from '../json/places.js';
import type { Severity } from '../problem.js';
import type { Span } from '../text/span.js';
import type { AvroDocument } from './model.js';

/**
 * A problem before its position is known: something about `key` of `holder`. Positions cost a second look at the text,
 * so they are worked out when the problems are asked for.
 */
export interface Issue {
  readonly id: string;
  readonly severity: Severity;
  readonly refused: boolean;
  readonly message: string;
  readonly document: AvroDocument;
  readonly where: Where;
}

export type Where =
  /** The value under the key; the holder itself where there is none. */
  | { readonly at: 'value'; readonly holder: JsonContainer; readonly key: string | number }
  /** The property name. */
  | { readonly at: 'key'; readonly holder: JsonContainer; readonly key: string }
  /** The first thing that stands in the holder's own braces, to say that something is missing there. */
  | { readonly at: 'head'; readonly holder: JsonContainer }
  | { readonly at: 'root' }
  | { readonly at: 'span'; readonly span: Span };

export function spanOfIssue(issue: Issue): Span {
  const { where } = issue;
  const places = issue.document.json.places();
  switch (where.at) {
    case 'value':
      return places.valueSpan(where.holder, where.key);
    case 'key':
      return places.keySpan(where.holder, where.key);
    case 'head':
      return headSpan(issue.document, where.holder);
    case 'root':
      return places.root;
    case 'span':
      return where.span;
  }
}

/** The member that names an object best: its `name`, else its `type`, else its opening brace. */
export function headSpan(document: AvroDocument, holder: JsonContainer): Span {
  const places = document.json.places();
  for (const key of ['name', 'type']) {
    if (key in holder) return places.valueSpan(holder, key);
  }
  const { start } = places.span(holder);
  return { start, end: start + 1 };
}
