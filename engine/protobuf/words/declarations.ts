import { capital, editsReader, fact, older } from './row.js';
import type { Row } from './row.js';

/** Packages, messages and enums. */
export function declarationRows() {
  return {
    PACKAGE_CHANGED: {
      title: 'Package changed',
      explain: (w) =>
        `The package is ${packageName(fact(w, 'readerPackage'))} in ${w.reader} and ${packageName(fact(w, 'writerPackage'))} in ${w.writer}. Every message has another full name then, and whoever looks messages up by name does not find them.`,
      advise: (w) => {
        const name = fact(w, editsReader(w) ? 'writerPackage' : 'readerPackage');
        return name === ''
          ? `Remove the package statement: ${older(w)} has none.`
          : `Give the file its package ${name} back, or register the schema under another subject.`;
      },
    },
    MESSAGE_ADDED: {
      title: 'Message added',
      explain: (w) =>
        `${capital(w.reader)} has the message "${fact(w, 'message')}", which ${w.writer} does not have. No older event holds one.`,
    },
    MESSAGE_REMOVED: {
      title: 'Message removed',
      explain: (w) =>
        `${capital(w.reader)} does not have the message "${fact(w, 'message')}" of ${w.writer}. Events that hold one cannot be read with ${w.reader}.`,
      advise: (w) =>
        editsReader(w)
          ? `Put the message "${fact(w, 'message')}" back, even if nothing uses it any more.`
          : `Leave the message "${fact(w, 'message')}" out until every reader has it: upgrade readers first, or check at level BACKWARD.`,
    },
    MESSAGE_MOVED: {
      title: 'Message moved',
      explain: (w) =>
        `The message "${fact(w, 'message')}" is number ${fact(w, 'readerIndex')} in ${w.reader} and number ${fact(w, 'writerIndex')} in ${w.writer}, counted from 0. Each event names the schema that its number belongs to, so it is still found.`,
    },
    ENUM_ADDED: {
      title: 'Enum added',
      explain: (w) => `${capital(w.reader)} has the enum "${fact(w, 'enum')}", which ${w.writer} does not have.`,
    },
    ENUM_REMOVED: {
      title: 'Enum removed',
      explain: (w) =>
        `${capital(w.reader)} does not have the enum "${fact(w, 'enum')}" of ${w.writer}. Its values can be read as numbers.`,
    },
    ENUM_CONST_ADDED: {
      title: 'Enum value added',
      explain: (w) =>
        `The enum "${fact(w, 'enum')}" has the value "${fact(w, 'value')}" (${fact(w, 'number')}) in ${w.reader} only. No older event holds it.`,
    },
    ENUM_CONST_CHANGED: {
      title: 'Enum value renamed',
      explain: (w) =>
        `The value ${fact(w, 'number')} of the enum "${fact(w, 'enum')}" is called "${fact(w, 'value')}" in ${w.reader} and "${fact(w, 'before')}" in ${w.writer}. Events hold the number; JSON holds the name.`,
    },
    ENUM_CONST_REMOVED: {
      title: 'Enum value removed',
      explain: (w) =>
        `The enum "${fact(w, 'enum')}" of ${w.reader} does not have the value "${fact(w, 'value')}" (${fact(w, 'number')}) of ${w.writer}. A reader sees an unknown number instead.`,
    },
  } satisfies Record<string, Row>;
}

function packageName(name: string): string {
  return name === '' ? 'not given' : name;
}
