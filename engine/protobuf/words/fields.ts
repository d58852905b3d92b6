import type { Wording } from '../../schemaFormat.js';
import { capital, editsReader, fact, field, older } from './row.js';
import type { Row } from './row.js';

/** Fields, their types and labels. */
export function fieldRows() {
  return {
    FIELD_ADDED: {
      title: 'Field added',
      explain: (w) =>
        `${capital(w.reader)} has the field ${field(w)}, which ${w.writer} does not have. In its events the field is simply not set.`,
    },
    FIELD_REMOVED: {
      title: 'Field removed',
      explain: (w) =>
        `${capital(w.reader)} does not have the field ${field(w)} of ${w.writer} and skips it. Reserve the tag and the name, so that nobody uses them for something else.`,
    },
    FIELD_NAME_CHANGED: {
      title: 'Field renamed',
      explain: (w) =>
        `The field with tag ${fact(w, 'tag')} is called "${fact(w, 'field')}" in ${w.reader} and "${fact(w, 'before')}" in ${w.writer}. Events hold the tag; JSON holds the name.`,
    },
    FIELD_KIND_CHANGED: {
      title: 'Field changed between scalar, message and map',
      explain: (w) =>
        `${types(w)} A single value, a message and a map are written differently, so ${w.reader} cannot read the field.`,
      advise: adviseType,
    },
    FIELD_SCALAR_KIND_CHANGED: {
      title: 'Scalar type changed',
      explain: (w) => `${types(w)} The two are written differently, so ${w.reader} cannot read the field.`,
      advise: (w) =>
        `${adviseType(w)} int32, int64, uint32, uint64, bool and enums may replace each other, and so may string and bytes.`,
    },
    FIELD_NAMED_TYPE_CHANGED: {
      title: 'Message type changed',
      explain: (w) =>
        fact(w, 'readerType') === fact(w, 'writerType')
          ? `The type ${fact(w, 'readerType')} of the field ${field(w)} is declared differently in what ${w.reader} and ${w.writer} import, so that ${w.reader} cannot read it.`
          : `${types(w)} They are two messages, and nothing says that one can be read as the other.`,
      advise: (w) =>
        fact(w, 'readerType') === fact(w, 'writerType')
          ? 'Use the earlier version of the imported schema, or change that schema in a compatible way.'
          : adviseType(w),
    },
    FIELD_NUMERIC_LABEL_CHANGED: {
      title: 'Label of a numeric field changed',
      explain: (w) =>
        `${labels(w)} Repeated numbers are packed into one piece, which a reader of a single number does not understand, and a required number must be there.`,
      advise: (w) =>
        `Write ${fact(w, editsReader(w) ? 'writerLabel' : 'readerLabel')} before the field again, or add a new field with a new tag.`,
    },
    FIELD_STRING_OR_BYTES_LABEL_CHANGED: {
      title: 'Label of a text field changed',
      explain: (w) => `${labels(w)} A reader of a single text takes the last one of several.`,
    },
    REQUIRED_FIELD_ADDED: {
      title: 'Required field added',
      explain: (w) =>
        `${capital(w.reader)} requires the field ${field(w)}, which events written with ${w.writer} do not have. Those events cannot be read.`,
      advise: (w) =>
        editsReader(w)
          ? 'Make the field optional.'
          : `Keep the required field of ${older(w)}: its readers refuse events without it.`,
    },
    REQUIRED_FIELD_REMOVED: {
      title: 'Required field removed',
      explain: (w) =>
        `${capital(w.reader)} does not have the field ${field(w)}, which ${w.writer} requires. The registry takes a required field as part of the contract.`,
      advise: (w) =>
        editsReader(w)
          ? 'Put the field back. To retire it, make it optional first, in a version of its own.'
          : `Make the new field optional: ${older(w)} does not know it.`,
    },
  } satisfies Record<string, Row>;
}

function types(wording: Wording): string {
  return `The field ${field(wording)} is ${fact(wording, 'readerType')} in ${wording.reader} and ${fact(wording, 'writerType')} in ${wording.writer}.`;
}

function adviseType(wording: Wording): string {
  const type = fact(wording, editsReader(wording) ? 'writerType' : 'readerType');
  return `Give the field its type ${type} back, or add a new field with a new tag.`;
}

function labels(wording: Wording): string {
  return `The field ${field(wording)} is ${fact(wording, 'readerLabel')} in ${wording.reader} and ${fact(wording, 'writerLabel')} in ${wording.writer}.`;
}
