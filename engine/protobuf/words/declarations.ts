import type { Wording } from '../../schemaFormat.js';
import { capital, editsReader, fact, older } from './row.js';
import type { Row } from './row.js';

/** Packages, messages and enums. */
export function declarationRows() {
  return {
    PACKAGE_CHANGED: {
      title: 'Package changed',
      explain: (w) =>
        `${packages(w, fact(w, 'readerPackage'), fact(w, 'writerPackage'))}, so every message has another full name.`,
      advise: (w) => {
        const name = fact(w, editsReader(w) ? 'writerPackage' : 'readerPackage');
        return name === ''
          ? `Remove the package statement, as ${older(w)} has none.`
          : `Give the file its package ${name} back, or register the schema under another subject.`;
      },
    },
    MESSAGE_ADDED: {
      title: 'Message added',
      explain: (w) =>
        `${capital(w.reader)} has the message "${fact(w, 'message')}", which ${w.writer} does not have. No event of ${w.writer} holds one.`,
    },
    MESSAGE_REMOVED: {
      title: 'Message removed',
      explain: (w) => `${capital(w.writer)} has the message "${fact(w, 'message')}", which ${w.reader} does not have.`,
      advise: (w) =>
        editsReader(w)
          ? `Put the message "${fact(w, 'message')}" back, even if nothing uses it any more.`
          : `Leave the message "${fact(w, 'message')}" out until every consumer has it.`,
    },
    MESSAGE_MOVED: {
      title: 'Message moved',
      explain: (w) =>
        `The message "${fact(w, 'message')}" is number ${fact(w, 'readerIndex')} in ${w.reader} and number ${fact(w, 'writerIndex')} in ${w.writer}, counted from 0. An event carries the number together with the id of its schema, so the message is still found.`,
    },
    ENUM_ADDED: {
      title: 'Enum added',
      explain: (w) => `${capital(w.reader)} has the enum "${fact(w, 'enum')}", which ${w.writer} does not have.`,
    },
    ENUM_REMOVED: {
      title: 'Enum removed',
      explain: (w) =>
        `${capital(w.reader)} does not have the enum "${fact(w, 'enum')}" of ${w.writer}. Its values are read as numbers.`,
    },
    ENUM_CONST_ADDED: {
      title: 'Enum value added',
      explain: (w) =>
        `The enum "${fact(w, 'enum')}" has the value "${fact(w, 'value')}" (${fact(w, 'number')}) in ${w.reader} only. No event of ${w.writer} holds it.`,
    },
    ENUM_CONST_CHANGED: {
      title: 'Enum value renamed',
      explain: (w) =>
        `The value ${fact(w, 'number')} of the enum "${fact(w, 'enum')}" is called "${fact(w, 'value')}" in ${w.reader} and "${fact(w, 'before')}" in ${w.writer}. Events hold the number, so they stay readable; JSON made from them holds the name.`,
    },
    ENUM_CONST_REMOVED: {
      title: 'Enum value removed',
      explain: (w) =>
        `The enum "${fact(w, 'enum')}" of ${w.reader} does not have the value "${fact(w, 'value')}" (${fact(w, 'number')}) of ${w.writer}. ${capital(w.reader)} reads it as an unknown number.`,
    },
  } satisfies Record<string, Row>;
}

function packages({ reader, writer }: Wording, ofReader: string, ofWriter: string): string {
  if (ofReader === '') return `${capital(reader)} has no package and ${writer} has the package ${ofWriter}`;
  if (ofWriter === '') return `${capital(reader)} has the package ${ofReader} and ${writer} has none`;
  return `The package is ${ofReader} in ${reader} and ${ofWriter} in ${writer}`;
}
