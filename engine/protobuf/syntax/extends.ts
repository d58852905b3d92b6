import { advance } from './cursor.js';
import type { Cursor } from './cursor.js';
import { readField } from './fields.js';
import type { ExtendNode, FieldNode } from './nodes.js';
import { readBody, recover } from './statements.js';
import { readType } from './types.js';

/** `extend Message { … }`, from the word `extend` on. */
export function readExtend(c: Cursor): ExtendNode | undefined {
  const start = c.start;
  advance(c);
  const type = readType(c, 'the message to extend');
  const fields: FieldNode[] = [];
  const read =
    type !== undefined &&
    readBody(c, 'extension', () => {
      const field = readField(c);
      if (field !== undefined) fields.push(field);
    });
  if (!read) {
    recover(c);
    return undefined;
  }
  return { start, end: c.previousEnd, type, fields };
}
