import type { Problem } from '../../problem.js';
import type { ProtobufSchema } from '../schema.js';

/** Everything that is wrong with a schema, in text order. */
export function validate(schema: ProtobufSchema): readonly Problem[] {
  return [...schema.document.syntaxProblems].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
