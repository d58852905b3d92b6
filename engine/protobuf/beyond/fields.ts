import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { enclosing, wholeOf } from '../compare/walk.js';
import { REPEATED } from '../syntax/nodes.js';
import type { FieldNode } from '../syntax/nodes.js';
import { fact, field } from '../words/row.js';
import { factsOf, namePlace, presenceOf, scalarOf, wireGroup } from './types.js';
import type { FieldPair, MessagePair, Report } from './walk.js';

/** The registry compares labels only where both sides write one, and not those of messages and texts. */
export function labelRule(pair: FieldPair, report: Report): void {
  const { reader, writer } = pair;
  const [now, before] = [pair.field.field, pair.before.field];
  if (now.map !== undefined || before.map !== undefined || !isReadable(pair)) return;
  const places = [namePlace(reader, now), namePlace(writer, before)] as const;
  if (before.label === REPEATED && now.label !== REPEATED && !isSeen(pair)) {
    report('protobuf-repeated-to-singular', ...places, factsOf(pair));
  }
  const [presence, presenceBefore] = [presenceOf(reader, pair.field), presenceOf(writer, pair.before)];
  if (presence === 'required' && presenceBefore !== 'required' && !isSeen(pair)) {
    report('protobuf-became-required', ...places, factsOf(pair));
  }
}

/** Two written labels of a number are compared, and their difference refused. */
function isSeen({ reader, field: { field: now, isExtension }, before: { field: before } }: FieldPair): boolean {
  if (isExtension || now.label === 0 || before.label === 0) return false;
  const scalar = scalarOf(reader, now.type);
  return scalar !== undefined && scalar !== 'string' && scalar !== 'bytes';
}

/** Where the types do not even fit, there is nothing more to say. */
function isReadable({ reader, writer, field: now, before }: FieldPair): boolean {
  const [ours, theirs] = [wireGroup(reader, now.field.type), wireGroup(writer, before.field.type)];
  return now.isGroup === before.isGroup && ours !== undefined && ours === theirs;
}

export function nameRule(pair: FieldPair, report: Report): void {
  const { reader, writer } = pair;
  const [now, before] = [pair.field.field, pair.before.field];
  if (now.name === before.name || pair.field.isGroup || !isReadable(pair)) return;
  const places = [namePlace(reader, now), namePlace(writer, before)] as const;
  if (now.type !== before.type) report('protobuf-tag-reused', ...places, factsOf(pair));
  else if (!pair.field.isExtension && jsonName(now) !== jsonName(before))
    report('protobuf-field-renamed', ...places, factsOf(pair));
}

/** The name of a field in JSON: the one it is given, or its own in camel case. */
export function jsonName(field: FieldNode): string {
  const written = optionOf(field, 'json_name');
  return written ?? field.name.replace(/_+(.?)/g, (_, next: string) => next.toUpperCase());
}

/** The text of a plain option with a simple value. */
function optionOf(field: FieldNode, name: string): string | undefined {
  const option = field.options.find(
    ({ parts }) => parts.length === 1 && parts[0]?.name === name && !parts[0].extension,
  );
  if (option === undefined) return undefined;
  const { value } = option;
  switch (value.value) {
    case 'identifier':
      return `${value.negative ? '-' : ''}${value.text}`;
    case 'number':
      return String(value.number);
    case 'string':
      return value.text;
    case 'message':
    case 'list':
      return undefined;
  }
}

/** A field that an event lacks is read as the reader's default. */
export function defaultRule(pair: FieldPair, report: Report): void {
  const { reader, writer } = pair;
  const [now, before] = [pair.field.field, pair.before.field];
  if (
    presenceOf(writer, pair.before) === 'required' ||
    before.label === REPEATED ||
    now.label === REPEATED ||
    now.type !== before.type
  )
    return;
  const [ours, theirs] = [defaultOf(now, scalarOf(reader, now.type)), defaultOf(before, scalarOf(writer, before.type))];
  if (ours === undefined || theirs === undefined || ours === theirs) return;
  const facts = { ...factsOf(pair), readerDefault: ours || 'empty', writerDefault: theirs || 'empty' };
  report('protobuf-default-changed', namePlace(reader, now), namePlace(writer, before), facts);
}

/** Undefined where it is not known without the values of an enum. */
function defaultOf(field: FieldNode, scalar: string | undefined): string | undefined {
  const written = optionOf(field, 'default');
  if (written !== undefined || scalar === undefined || scalar === 'enum') return written;
  if (scalar === 'bool') return 'false';
  return scalar === 'string' || scalar === 'bytes' ? '' : '0';
}

/** Only where the reader is the newer schema: to it the tag was removed, to an older reader it is not known yet. */
export function removedRule({ reader, writer, options }: MessagePair, report: Report): void {
  if (options.direction !== 'BACKWARD') return;
  for (const [tag, { field: gone }] of writer.members) {
    if (reader.members.has(tag) || isReserved(reader.message, tag)) continue;
    const facts = { field: gone.name, before: gone.name, tag: String(tag), writerType: gone.type };
    report('protobuf-removed-tag-not-reserved', enclosing(reader.scope), wholeOf(writer.scope.document, gone), facts);
  }
}

/** Where extensions may have the tag, no field may. */
function isReserved({ reserved, extensionRanges }: MessagePair['reader']['message'], tag: number): boolean {
  const closed = [...reserved.flatMap(({ ranges }) => ranges), ...extensionRanges];
  return closed.some(({ from, to }) => from <= tag && tag <= to);
}

export const FIELD_ROWS: readonly WarningRow[] = [
  {
    rule: 'protobuf-repeated-to-singular',
    title: 'Repeated field read as a single one',
    severity: 'warning',
    explain: (wording) =>
      `The field ${field(wording)} is repeated in ${wording.writer} and not in ${wording.reader}. Of several values only the last one is read, or none at all where they are packed; several messages are merged into one.`,
    advise: (wording) =>
      forSide(
        wording,
        'Keep the field repeated, or use a new tag for the single value.',
        'Let consumers upgrade before producers write more than one value, or use a new tag for the list.',
      ),
    witness: {
      writer: 'syntax = "proto3";\nmessage E {\n  repeated string names = 1;\n}\n',
      reader: 'syntax = "proto3";\nmessage E {\n  string names = 1;\n}\n',
      event: '{"names":["a","b"]}',
      outcome: 'lost',
      seen: 'Of the two names only "b" is left.',
    },
  },
  {
    rule: 'protobuf-became-required',
    title: 'Field became required',
    severity: 'warning',
    explain: (wording) =>
      `The field ${field(wording)} is required in ${wording.reader}, but events of ${wording.writer} need not have it. A reader refuses every event without it.`,
    advise: (wording) =>
      forSide(
        wording,
        'Leave the field optional.',
        'Write the field in every event until every consumer has upgraded.',
      ),
    witness: {
      writer: 'syntax = "proto2";\nmessage E {\n  optional string name = 1;\n}\n',
      reader: 'syntax = "proto2";\nmessage E {\n  required string name = 1;\n}\n',
      event: '{}',
      outcome: 'refused',
      seen: 'The required name is missing.',
    },
  },
  {
    rule: 'protobuf-field-renamed',
    title: 'Field has another name in JSON',
    severity: 'information',
    onlyAsJson: true,
    explain: (wording) =>
      `The field with tag ${fact(wording, 'tag')} is called "${fact(wording, 'before')}" in ${wording.writer} and "${fact(wording, 'field')}" in ${wording.reader}. Binary events do not hold names, but JSON made from them does: JSON of the one is not understood by the other.`,
    advise: (wording) =>
      `Keep the name in JSON with the option json_name = "${fact(wording, wording.direction === 'BACKWARD' ? 'before' : 'field')}", if events are also used as JSON.`,
    witness: {
      writer: 'syntax = "proto3";\nmessage E {\n  string name = 1;\n}\n',
      reader: 'syntax = "proto3";\nmessage E {\n  string title = 1;\n}\n',
      event: '{"name":"a"}',
      outcome: 'lost',
      seen: 'Read as JSON, the event has no title.',
    },
  },
  {
    rule: 'protobuf-tag-reused',
    title: 'Tag used for another field',
    severity: 'warning',
    explain: (wording) =>
      `Tag ${fact(wording, 'tag')} is ${fact(wording, 'writerType')} ${fact(wording, 'before')} in ${wording.writer} and ${fact(wording, 'readerType')} ${fact(wording, 'field')} in ${wording.reader}. Events are read without an error, and the one value is taken for the other.`,
    advise: (wording) => `Reserve tag ${fact(wording, 'tag')} and give the new field a tag that was never used.`,
    witness: {
      writer: 'syntax = "proto3";\nmessage E {\n  int32 age = 1;\n}\n',
      reader: 'syntax = "proto3";\nmessage E {\n  int64 balance = 1;\n}\n',
      event: '{"age":42}',
      outcome: 'misread',
      seen: 'An age of 42 is read as a balance of 42.',
    },
  },
  {
    rule: 'protobuf-default-changed',
    title: 'Default changed',
    severity: 'warning',
    explain: (wording) =>
      `The default of the field ${field(wording)} is ${fact(wording, 'writerDefault')} in ${wording.writer} and ${fact(wording, 'readerDefault')} in ${wording.reader}. Events without the field hold no default, so they are read as the other value.`,
    advise: () => 'Keep the default.',
    witness: {
      writer: 'syntax = "proto2";\nmessage E {\n  optional int32 retries = 1 [default = 3];\n}\n',
      reader: 'syntax = "proto2";\nmessage E {\n  optional int32 retries = 1 [default = 5];\n}\n',
      event: '{}',
      outcome: 'misread',
      seen: 'Three retries are read as five.',
    },
  },
  {
    rule: 'protobuf-removed-tag-not-reserved',
    title: 'Tag of a removed field is free',
    severity: 'information',
    explain: (wording) =>
      `The field ${field(wording)} of ${wording.writer} is gone in ${wording.reader}: its values are no longer read, and nothing keeps a new field from taking its tag and reading old values as its own.`,
    advise: (wording) =>
      `Reserve it with "reserved ${fact(wording, 'tag')};" and the name with 'reserved "${fact(wording, 'field')}";'.`,
    witness: {
      writer: 'syntax = "proto3";\nmessage E {\n  string id = 1;\n  string note = 2;\n}\n',
      reader: 'syntax = "proto3";\nmessage E {\n  string id = 1;\n}\n',
      event: '{"id":"1","note":"call first"}',
      outcome: 'lost',
      seen: 'The note is not read.',
    },
  },
];
