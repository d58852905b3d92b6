import type { Problem } from '../../problem.js';
import type { JsonSchema, Library } from '../model.js';
import { documentIssues } from './documentIssues.js';
import { head, spanOfIssue } from './issue.js';
import type { Issue } from './issue.js';
import { schemaIssues } from './walk.js';

/** Everything wrong with a schema and with what it refers to, in text order. */
export function problemsOf(schema: JsonSchema, library: Library): readonly Problem[] {
  const { document } = schema;
  const broken = documentIssues(document);
  const unreadable = broken.some(({ refused }) => refused);
  const issues = unreadable ? broken : [...broken, ...schemaIssues(schema, library)];
  return issues
    .map((issue) => problemOf(issue, schema))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** A problem inside a reference is told at the start of this text, because that text is not the one being edited. */
function problemOf(issue: Issue, { document }: JsonSchema): Problem {
  const { id, severity, refused, message } = issue;
  if (issue.document === document) return { id, severity, refused, message, span: spanOfIssue(issue) };
  const span = head(document.json.places().root);
  return { id, severity, refused, span, message: `In the reference ${issue.document.name ?? ''}: ${message}` };
}
