import { capital, editsReader, fact, field, older } from './row.js';
import type { Row } from './row.js';

/** Oneofs and who belongs to them. */
export function oneofRows() {
  return {
    ONEOF_ADDED: {
      title: 'Oneof added',
      explain: (w) => `${capital(w.reader)} has the oneof "${fact(w, 'oneof')}", which ${w.writer} does not have.`,
    },
    ONEOF_REMOVED: {
      title: 'Oneof removed',
      explain: (w) =>
        `${capital(w.reader)} does not have the oneof "${fact(w, 'oneof')}" of ${w.writer}. What it held is read as an ordinary field, or skipped.`,
    },
    ONEOF_FIELD_ADDED: {
      title: 'Field added to a oneof',
      explain: (w) =>
        `The oneof "${fact(w, 'oneof')}" has the field ${field(w)} in ${w.reader} only. Events without it are read as before.`,
    },
    ONEOF_FIELD_REMOVED: {
      title: 'Field removed from a oneof',
      explain: (w) =>
        `The oneof "${fact(w, 'oneof')}" has the field ${field(w)} in ${w.writer} but not in ${w.reader}, where the oneof then seems to be empty.`,
      advise: (w) =>
        editsReader(w)
          ? `Put the field back into the oneof "${fact(w, 'oneof')}".`
          : `Leave the field out of the oneof until every consumer has it there.`,
    },
    ONEOF_FIELD_MOVED_TO_TOP_LEVEL: {
      title: 'Field moved out of a oneof',
      explain: (w) =>
        `The field ${field(w)} belongs to the oneof "${fact(w, 'oneof')}" in ${w.writer} and to none in ${w.reader}. It can be read all the same.`,
    },
    MULTIPLE_FIELDS_MOVED_TO_ONEOF: {
      title: 'Several fields moved to a oneof',
      explain: (w) =>
        `The fields ${fact(w, 'fields')} can be set together in ${w.writer}, but belong to the oneof "${fact(w, 'oneof')}" in ${w.reader}, which keeps only the last of them.`,
      advise: (w) =>
        editsReader(w)
          ? 'Move the fields out of the oneof again; one alone may join a new oneof.'
          : `Put the fields back into the oneof, as ${older(w)} has them.`,
    },
    FIELD_MOVED_TO_EXISTING_ONEOF: {
      title: 'Field moved to an existing oneof',
      explain: (w) =>
        `The field ${fact(w, 'fields')} can be set beside the oneof "${fact(w, 'oneof')}" in ${w.writer}, but belongs to it in ${w.reader}, which keeps only the last of its fields.`,
      advise: (w) =>
        editsReader(w)
          ? 'Move the field out of the oneof again.'
          : `Put the field back into the oneof, as ${older(w)} has it.`,
    },
  } satisfies Record<string, Row>;
}
