import { applyEdits, format } from 'jsonc-parser';
import type { RegisteredSchema } from '../../common/registry/types.js';

/** Longer texts are shown as they are: laying them out would hold up the editor. */
const MAX_LENGTH = 2 ** 20;

/**
 * The text of a registered version as people can read it: JSON that was registered as one line gets line breaks.
 * Only whitespace changes, so numbers and repeated names stay what they were. The language server gets the same text,
 * so that the places it points to are where the document shows them.
 */
export function readableText(schema: Pick<RegisteredSchema, 'format' | 'text'>): string {
  const { text } = schema;
  if (schema.format === 'PROTOBUF' || text.includes('\n') || text.length > MAX_LENGTH) return text;
  const laidOut = applyEdits(text, format(text, undefined, { tabSize: 2, insertSpaces: true, eol: '\n' }));
  return laidOut.endsWith('\n') ? laidOut : `${laidOut}\n`;
}
