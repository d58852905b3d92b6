import type { JsonContainer } from '../../json/places.js';
import type { Severity } from '../../problem.js';
import type { Span } from '../../text/span.js';
import type { SchemaDocument } from '../model.js';

/** What an issue is about; its span is worked out when somebody asks. */
export type IssueAt =
  | { readonly at: 'value' | 'key' | 'member'; readonly holder: JsonContainer; readonly key: string | number }
  | { readonly at: 'root' }
  | { readonly at: 'span'; readonly span: Span };

/** Something wrong in one document, before it has a span. */
export interface Issue {
  readonly id: string;
  readonly severity: Severity;
  readonly refused: boolean;
  readonly message: string;
  readonly document: SchemaDocument;
  readonly where: IssueAt;
}

export function spanOfIssue({ document, where }: Issue): Span {
  if (where.at === 'span') return where.span;
  const places = document.json.places();
  switch (where.at) {
    case 'root':
      return head(places.root);
    case 'value':
      return places.valueSpan(where.holder, where.key);
    case 'member':
      return places.memberSpan(where.holder, where.key);
    case 'key':
      return typeof where.key === 'string'
        ? places.keySpan(where.holder, where.key)
        : head(places.valueSpan(where.holder, where.key));
  }
}

/** The first character: a whole file is never underlined. */
export function head({ start, end }: Span): Span {
  return { start, end: Math.min(start + 1, end) };
}
