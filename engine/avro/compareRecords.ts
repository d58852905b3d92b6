import { add, compareNames, compareTypes, foundUnder } from './compare.js';
import type { Outcome, Walk } from './compare.js';
import type { Found, FoundGroup } from './differences.js';
import { isPrimitive } from './model.js';
import type { RecordField, RecordType } from './model.js';

/** Each field of the reader is read from the writer's field of its name or of one of its aliases, or has a default. */
export function compareRecords(walk: Walk, reader: RecordType, writer: RecordType): Outcome {
  const group: (Found | FoundGroup)[] = [];
  const name = compareNames(walk, reader, writer);
  if (name !== undefined) group.push(name);
  const { record, field } = walk;
  const fields = writerFields(writer);
  walk.record = reader;
  walk.path.push('fields');
  for (let i = 0; i < reader.fields.length && walk.failure === undefined; i++) {
    const own = reader.fields[i];
    if (own === undefined) continue;
    walk.field = own;
    const theirs = fields.find(own);
    if (theirs === 'several') {
      const message = `The field ${own.name} of ${reader.fullName} matches several fields of ${writer.fullName}, by its name and its aliases.`;
      walk.failure = { message, reader, writer, field: own };
    } else if (theirs !== undefined) {
      // The most common case by far, and the only one that needs no path.
      if (own.type.kind === theirs.type.kind && isPrimitive(own.type)) continue;
      walk.path.push(i, 'type');
      add(group, compareTypes(walk, own.type, theirs.type));
      walk.path.pop();
      walk.path.pop();
    } else if (!own.hasDefault) add(group, missingDefault(walk, i, own, reader, writer));
  }
  walk.path.pop();
  walk.record = record;
  walk.field = field;
  return group.length === 0 ? null : group;
}

/** A field whose type is an enum with a default is compared with the writer's record, of all things. */
function missingDefault(walk: Walk, index: number, own: RecordField, reader: RecordType, writer: RecordType): Outcome {
  const type = own.type.kind === 'reference' ? own.type.target : own.type;
  if (type?.kind !== 'enum' || type.defaultSymbol === undefined) {
    return [foundUnder(walk, index, 'READER_FIELD_MISSING_DEFAULT_VALUE', reader, writer)];
  }
  walk.path.push(index, 'type');
  const outcome = compareTypes(walk, own.type, writer);
  walk.path.pop();
  walk.path.pop();
  return outcome;
}

interface WriterFields {
  find(reader: RecordField): RecordField | 'several' | undefined;
}

/**
 * Fields mostly keep their order, so the next one is looked at first. One that is not there is searched; an index is
 * made only when that has happened so often that it costs less.
 */
function writerFields(writer: RecordType): WriterFields {
  const { fields } = writer;
  let next = 0;
  let searches = 0;
  let byName: Map<string, RecordField> | undefined;
  const named = (name: string): RecordField | undefined => {
    if (byName === undefined && ++searches <= FEW_SEARCHES) return fields.find((field) => field.name === name);
    return (byName ??= new Map(fields.map((field) => [field.name, field]))).get(name);
  };
  return {
    find: (reader) => {
      const guess = fields[next];
      let match = guess !== undefined && guess.name === reader.name ? guess : named(reader.name);
      if (match === guess) next++;
      for (const alias of reader.aliases) {
        const other = named(alias);
        if (other === undefined) continue;
        if (match !== undefined) return 'several';
        match = other;
      }
      return match;
    },
  };
}

const FEW_SEARCHES = 8;
