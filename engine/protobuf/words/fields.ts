import type { Wording } from '../../schemaFormat.js';
import { scalarGroup, scalarsOf } from '../resolve/scalars.js';
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
        `${capital(w.writer)} has the field ${field(w)}; ${w.reader} does not have it and skips it.${editsReader(w) ? ' Reserve its tag and name, so that nobody uses them for something else.' : ''}`,
    },
    FIELD_NAME_CHANGED: {
      title: 'Field renamed',
      explain: (w) =>
        `The field with tag ${fact(w, 'tag')} is called "${fact(w, 'field')}" in ${w.reader} and "${fact(w, 'before')}" in ${w.writer}. Events hold the tag, so they stay readable; JSON made from them holds the name.`,
    },
    FIELD_KIND_CHANGED: {
      title: 'Field changed between scalar, message and map',
      explain: (w) => `${types(w)}, and a single value, a message and a map are written in different ways.`,
      advise: (w) => adviseType(w),
    },
    FIELD_SCALAR_KIND_CHANGED: {
      title: 'Scalar type changed',
      explain: (w) => `${types(w)}, which are written in different ways.`,
      advise: (w) => adviseType(w, alike),
    },
    FIELD_NAMED_TYPE_CHANGED: {
      title: 'Message type changed',
      explain: (w) =>
        fact(w, 'readerType') === fact(w, 'writerType')
          ? `The type ${fact(w, 'readerType')} of the field ${field(w)} is declared in one way in what ${w.reader} imports and in another in what ${w.writer} imports.`
          : `${types(w)}, and the registry takes them for two different messages.`,
      advise: (w) =>
        fact(w, 'readerType') === fact(w, 'writerType')
          ? 'Use the earlier version of the imported schema, or change that schema in a compatible way.'
          : adviseType(w),
    },
    FIELD_NUMERIC_LABEL_CHANGED: {
      title: 'Label of a numeric field changed',
      explain: (w) =>
        [fact(w, 'readerLabel'), fact(w, 'writerLabel')].includes('repeated')
          ? `${labels(w)}, and several numbers are written in another way than one.`
          : `${labels(w)}, and the registry takes every change of a numeric field's label as a break.`,
      advise: (w) =>
        `Make the field ${fact(w, editsReader(w) ? 'writerLabel' : 'readerLabel')} again, or add a new field with a new tag.`,
    },
    FIELD_STRING_OR_BYTES_LABEL_CHANGED: {
      title: 'Label of a string or bytes field changed',
      explain: (w) => `${labels(w)}. Who expects one value takes the last of several.`,
    },
    REQUIRED_FIELD_ADDED: {
      title: 'Required field added',
      explain: (w) => `${capital(w.reader)} requires the field ${field(w)}, which ${w.writer} does not have.`,
      advise: (w) =>
        editsReader(w) ? 'Make the field optional.' : `Put the field back: ${older(w)} refuses events without it.`,
    },
    REQUIRED_FIELD_REMOVED: {
      title: 'Required field removed',
      explain: (w) =>
        `${capital(w.reader)} does not have the field ${field(w)}, which ${w.writer} requires. The registry counts a required field as part of the contract.`,
      advise: (w) =>
        editsReader(w)
          ? 'Put the field back, as it was required when the events were written.'
          : `Make the new field optional, as ${older(w)} does not have it.`,
    },
  } satisfies Record<string, Row>;
}

function types(wording: Wording): string {
  return `The field ${field(wording)} is ${fact(wording, 'readerType')} in ${wording.reader} and ${fact(wording, 'writerType')} in ${wording.writer}`;
}

function adviseType(wording: Wording, others: (type: string) => readonly string[] = () => []): string {
  const type = fact(wording, editsReader(wording) ? 'writerType' : 'readerType');
  const like = others(type);
  const or = like.length === 0 ? '' : ` or one that is written alike (${like.join(', ')})`;
  return `Give the field its type ${type} back${or}, or add a new field with a new tag.`;
}

/** The other scalar types that may take the place of a type without a break. */
function alike(type: string): readonly string[] {
  const group = scalarGroup(type);
  return group === undefined ? [] : scalarsOf(group).filter((name) => name !== type);
}

function labels(wording: Wording): string {
  return `The field ${field(wording)} is ${fact(wording, 'readerLabel')} in ${wording.reader} and ${fact(wording, 'writerLabel')} in ${wording.writer}`;
}
