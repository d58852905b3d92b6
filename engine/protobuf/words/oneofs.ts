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
        `${capital(w.reader)} does not have the oneof "${fact(w, 'oneof')}" of ${w.writer}. Its fields are read one by one.`,
    },
    ONEOF_FIELD_ADDED: {
      title: 'Field added to a oneof',
      explain: (w) =>
        `The oneof "${fact(w, 'oneof')}" has the field ${field(w)} in ${w.reader} only. No older event holds it.`,
    },
    ONEOF_FIELD_REMOVED: {
      title: 'Field removed from a oneof',
      explain: (w) =>
        `The oneof "${fact(w, 'oneof')}" does not have the field ${field(w)} in ${w.reader}. Where an event written with ${w.writer} holds it, the oneof seems to be empty.`,
      advise: (w) =>
        editsReader(w)
          ? `Put the field back into the oneof "${fact(w, 'oneof')}".`
          : `Leave the field out of the oneof until every reader knows it, or check at level BACKWARD.`,
    },
    ONEOF_FIELD_MOVED_TO_TOP_LEVEL: {
      title: 'Field moved out of a oneof',
      explain: (w) =>
        `The field ${field(w)} belongs to the oneof "${fact(w, 'oneof')}" in ${w.writer} and to none in ${w.reader}. It can be read all the same.`,
    },
    MULTIPLE_FIELDS_MOVED_TO_ONEOF: {
      title: 'Several fields moved to a oneof',
      explain: (w) =>
        `The fields ${fact(w, 'fields')} belong to the oneof "${fact(w, 'oneof')}" in ${w.reader}, but can be set together in ${w.writer}. ${capital(w.reader)} keeps only the last of them.`,
      advise: (w) =>
        editsReader(w)
          ? 'Move the fields out of the oneof again. One single field may join a new oneof.'
          : `Keep the fields in the oneof, as ${older(w)} has them.`,
    },
    FIELD_MOVED_TO_EXISTING_ONEOF: {
      title: 'Field moved to an existing oneof',
      explain: (w) =>
        `The field ${fact(w, 'fields')} belongs to the oneof "${fact(w, 'oneof')}" in ${w.reader}, together with fields that were there before, but can be set beside them in ${w.writer}. ${capital(w.reader)} keeps only the last of them.`,
      advise: (w) =>
        editsReader(w)
          ? 'Move the field out of the oneof again.'
          : `Keep the field in the oneof, as ${older(w)} has it.`,
    },
  } satisfies Record<string, Row>;
}
