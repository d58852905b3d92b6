import { mayRepeatKeys } from '../../json/repeatedKeys.js';
import type { Issue } from '../issues.js';
import type { AvroDocument } from '../model.js';

/** The last of equal attributes counts. Only a text that repeats a name at all is looked at closely. */
export function lintDuplicateKeys(document: AvroDocument): readonly Issue[] {
  if (document.json.hasDistinctKeys === true || !mayRepeatKeys(document.json)) return [];
  return document.json
    .places()
    .duplicateKeys()
    .map((span) => ({
      id: 'avro-duplicate-attribute',
      severity: 'warning',
      refused: false,
      message: 'This attribute is written again below, and only the last one counts. Remove one of them.',
      document,
      where: { at: 'span', span },
    }));
}
