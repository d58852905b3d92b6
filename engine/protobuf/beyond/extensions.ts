import { forSide } from '../../warning.js';
import type { WarningRow } from '../../warning.js';
import { enclosing, nameOf, wholeOf } from '../compare/walk.js';
import type { Wording } from '../../schemaFormat.js';
import type { RangeNode } from '../syntax/nodes.js';
import { MAX_TAG } from '../syntax/ranges.js';
import { fact, field } from '../words/row.js';
import { extensionsOf, messageOf } from './extensionPairs.js';
import type { Extension, Placed } from './extensionPairs.js';
import { defaultRule, labelRule, nameRule } from './fields.js';
import { enumTypeRule, groupBodyRule } from './meaning.js';
import { factsOf, keepType, namePlace, typePlace, wireGroup } from './types.js';
import { narrowingRule } from './values.js';
import type { FieldPair, FilePair, MessagePair, MessageSide, Report } from './walk.js';

/** What is said of fields and concerns extensions as well. */
const FIELD_RULES: readonly ((pair: FieldPair, report: Report) => void)[] = [
  narrowingRule,
  labelRule,
  nameRule,
  defaultRule,
  enumTypeRule,
  groupBodyRule,
];

/** The registry looks at no extension, neither at its type nor whether it is there. */
export function extensionRule({ reader, writer, options }: FilePair, report: Report): void {
  const [ours, theirs] = [extensionsOf(reader), extensionsOf(writer)];
  const compare = (now: Placed, before: Placed) => {
    comparePair({ reader: now.side, writer: before.side, options, field: now.member, before: before.member }, report);
  };
  for (const [fullName, extensions] of theirs) {
    const message = messageOf(reader, fullName);
    if (message === undefined) continue;
    const own = ours.get(fullName) ?? NONE;
    for (const [tag, before] of extensions) {
      const now = own.get(tag) ?? placedIn(message, tag);
      if (now !== undefined) compare(now, before);
      else reportLost(before, own, message, options.direction === 'BACKWARD', report);
    }
  }
  for (const [fullName, extensions] of ours) {
    const message = messageOf(writer, fullName);
    for (const [tag, now] of extensions) {
      const before = message === undefined ? undefined : placedIn(message, tag);
      if (before !== undefined) compare(now, before);
    }
  }
}

const NONE: ReadonlyMap<number, Extension> = new Map();

/** The message's own field, which may become an extension, and the reverse: events do not tell them apart. */
function placedIn(side: MessageSide, tag: number): Placed | undefined {
  const member = side.members.get(tag);
  return member === undefined ? undefined : { member, side };
}

function comparePair(pair: FieldPair, report: Report): void {
  const { reader, writer, field: now, before } = pair;
  if (wireGroup(reader, now.field.type) === wireGroup(writer, before.field.type) && now.isGroup === before.isGroup) {
    for (const rule of FIELD_RULES) rule(pair, report);
    return;
  }
  const places = [typePlace(reader, now.field), typePlace(writer, before.field)] as const;
  report('protobuf-extension-type-changed', ...places, factsOf(pair));
}

/** Under another tag, or gone. Where its tag is no longer open to extensions at all, that is said of the tags. */
function reportLost(
  { member: { field: old }, side, fullName }: Extension,
  own: ReadonlyMap<number, Extension>,
  message: MessageSide,
  isRemoval: boolean,
  report: Report,
): void {
  const writerPlace = wholeOf(side.scope.document, old);
  const facts = { field: old.name, tag: String(old.tag), before: String(old.tag), message: message.message.name };
  const moved = [...own.values()].find((extension) => extension.fullName === fullName);
  if (moved !== undefined) {
    const { field: now } = moved.member;
    report('protobuf-extension-renumbered', namePlace(moved.side, now), writerPlace, {
      ...facts,
      tag: String(now.tag),
    });
  } else if (isRemoval && message.message.extensionRanges.some(({ from, to }) => from <= old.tag && old.tag <= to)) {
    report('protobuf-extension-removed', enclosing(message.scope), writerPlace, facts);
  }
}

/** Tags that others could use, and that a new field could take now. */
export function extensionRangeRule({ reader, writer, options }: MessagePair, report: Report): void {
  if (options.direction !== 'BACKWARD') return;
  const { reserved, extensionRanges } = reader.message;
  const closed = [...extensionRanges, ...reserved.flatMap(({ ranges }) => ranges)];
  for (const range of writer.message.extensionRanges) {
    const free = firstGap(range, closed);
    if (free === undefined) continue;
    const facts = { message: reader.message.name, from: String(free.from), to: String(free.to) };
    report(
      'protobuf-extension-range-removed',
      nameOf(reader.scope.document, reader.message),
      wholeOf(writer.scope.document, range),
      facts,
    );
  }
}

/** The first numbers of a range that none of the others has. */
function firstGap(range: RangeNode, others: readonly RangeNode[]): Pick<RangeNode, 'from' | 'to'> | undefined {
  let { from } = range;
  for (const other of [...others].sort((a, b) => a.from - b.from)) {
    if (other.from > from) return { from, to: Math.min(range.to, other.from - 1) };
    from = Math.max(from, other.to + 1);
    if (from > range.to) return undefined;
  }
  return from > range.to ? undefined : { from, to: range.to };
}

function tags(wording: Wording): string {
  return fact(wording, 'from') === fact(wording, 'to')
    ? `Tag ${rangeOf(wording)} was`
    : `Tags ${rangeOf(wording)} were`;
}

function rangeOf(wording: Wording): string {
  const [from, to] = [fact(wording, 'from'), fact(wording, 'to')];
  return from === to ? from : `${from} to ${to === String(MAX_TAG) ? 'max' : to}`;
}

const open = (extension: string) =>
  `syntax = "proto2";\nmessage E {\n  optional string id = 1;\n  extensions 100 to 199;\n}\n${extension}`;
const extend = (extension: string) => open(`extend E {\n  optional ${extension};\n}\n`);

export const EXTENSION_ROWS: readonly WarningRow[] = [
  {
    rule: 'protobuf-extension-type-changed',
    title: 'Type of an extension changed',
    severity: 'warning',
    explain: (wording) =>
      `The extension ${field(wording)} is ${fact(wording, 'writerType')} in ${wording.writer} and ${fact(wording, 'readerType')} in ${wording.reader}. The registry does not look at extensions, but these values are written differently: they are lost, misread or make the event unreadable.`,
    advise: keepType,
    witness: {
      writer: extend('int32 priority = 100'),
      reader: extend('string priority = 100'),
      event: '{"id":"1","[priority]":300}',
      outcome: 'lost',
      seen: 'The number is no text: readers skip it or refuse the event.',
    },
  },
  {
    rule: 'protobuf-extension-renumbered',
    title: 'Extension has another tag',
    severity: 'warning',
    explain: (wording) =>
      `The extension "${fact(wording, 'field')}" of ${fact(wording, 'message')} has tag ${fact(wording, 'before')} in ${wording.writer} and ${fact(wording, 'tag')} in ${wording.reader}. Events know extensions by their tags, so the value is not found.`,
    advise: (wording) =>
      `Give "${fact(wording, 'field')}" its tag ${fact(wording, forSide(wording, 'before', 'tag'))} back.`,
    witness: {
      writer: extend('int32 priority = 100'),
      reader: extend('int32 priority = 101'),
      event: '{"id":"1","[priority]":300}',
      outcome: 'lost',
      seen: 'The priority is read as absent.',
    },
  },
  {
    rule: 'protobuf-extension-removed',
    title: 'Extension removed',
    severity: 'information',
    explain: (wording) =>
      `The extension ${field(wording)} of ${fact(wording, 'message')} in ${wording.writer} is gone in ${wording.reader}: its values are no longer read, and another extension could take its tag and read them as its own.`,
    advise: (wording) =>
      `Keep the extension, or take tag ${fact(wording, 'tag')} out of the extensions of ${fact(wording, 'message')} and reserve it.`,
    witness: {
      writer: extend('int32 priority = 100'),
      reader: open(''),
      event: '{"id":"1","[priority]":300}',
      outcome: 'lost',
      seen: 'The priority is not read.',
    },
  },
  {
    rule: 'protobuf-extension-range-removed',
    title: 'Tags no longer open to extensions',
    severity: 'information',
    explain: (wording) =>
      `${tags(wording)} open to extensions of ${fact(wording, 'message')} in ${wording.writer}, and ${wording.reader} neither keeps that nor reserves it. Extensions in events are no longer read, and a new field with such a tag would read them as its own.`,
    advise: (wording) => `Keep the extensions, or write "reserved ${rangeOf(wording)};".`,
    witness: {
      writer: extend('int32 priority = 100'),
      reader: 'syntax = "proto2";\nmessage E {\n  optional string id = 1;\n}\n',
      event: '{"id":"1","[priority]":300}',
      outcome: 'lost',
      seen: 'The priority is not read.',
    },
  },
];
