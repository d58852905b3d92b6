import type { Facts, Location } from '../../difference.js';
import type { EventWarning, WarnOptions } from '../../warning.js';
import type { Place, Side } from '../compare/walk.js';
import { lookupTypes, scopeOf } from '../resolve/registryScope.js';
import type { TypeLookup } from '../resolve/registryScope.js';
import type { Document, ProtobufSchema, TypeEntry } from '../schema.js';
import type { EnumNode, FieldNode, MessageNode, OneofNode } from '../syntax/nodes.js';

/** A field of a message, wherever it stands in it. */
export interface Member {
  readonly field: FieldNode;
  readonly oneof: OneofNode | undefined;
  readonly isGroup: boolean;
  /** Declared outside of the message, as an extension of it; the registry sees none of those. */
  readonly isExtension: boolean;
}

/** Two messages of one name, with what is in them by its tag: what events know them by. */
export interface MessagePair {
  readonly reader: MessageSide;
  readonly writer: MessageSide;
  readonly options: WarnOptions;
  /** The fields of both. */
  readonly fields: readonly FieldPair[];
}

export interface MessageSide extends Side {
  readonly message: MessageNode;
  readonly members: ReadonlyMap<number, Member>;
}

/** Two fields of one tag, and what their types' names are looked up in. */
export interface FieldPair {
  readonly reader: Side;
  readonly writer: Side;
  readonly options: WarnOptions;
  readonly field: Member;
  readonly before: Member;
}

export interface EnumPair {
  readonly reader: EnumSide;
  readonly writer: EnumSide;
  readonly options: WarnOptions;
}

export interface EnumSide {
  readonly node: EnumNode;
  readonly document: Document;
}

/** Two files of one name. */
export interface FilePair {
  readonly reader: FileSide;
  readonly writer: FileSide;
  readonly options: WarnOptions;
}

export interface FileSide {
  readonly document: Document;
  readonly lookup: TypeLookup;
}

export type Report = (rule: string, reader: Place, writer: Place, facts: Facts) => void;

export interface Rules {
  readonly fields: readonly ((pair: FieldPair, report: Report) => void)[];
  readonly messages: readonly ((pair: MessagePair, report: Report) => void)[];
  readonly enums: readonly ((pair: EnumPair, report: Report) => void)[];
  readonly files: readonly ((pair: FilePair, report: Report) => void)[];
}

/** As many as help anybody. */
const MAX_WARNINGS = 1_000;

/** Every pair of messages and of enums of one name, in the schema's own text and in the references of one name. */
export function walkTypes(
  reader: ProtobufSchema,
  writer: ProtobufSchema,
  options: WarnOptions,
  rules: Rules,
): readonly EventWarning[] {
  const warnings: EventWarning[] = [];
  const report: Report = (rule, readerPlace, writerPlace, facts) => {
    if (warnings.length >= MAX_WARNINGS) return;
    warnings.push({ rule, reader: () => locate(readerPlace), writer: () => locate(writerPlace), facts });
  };
  const [readerLookup, writerLookup] = [lookupTypes(reader), lookupTypes(writer)];
  const theirReferences = new Map(writer.references().map((document) => [document.name, document]));
  const ourReferences = reader.references().map((ours) => [ours, theirReferences.get(ours.name)] as const);
  for (const [ours, theirs] of [[reader.document, writer.document] as const, ...ourReferences]) {
    if (theirs === undefined || ours.text === theirs.text) continue;
    const files: FilePair = {
      reader: { document: ours, lookup: readerLookup },
      writer: { document: theirs, lookup: writerLookup },
      options,
    };
    for (const rule of rules.files) rule(files, report);
    const theirTypes = theirs.types();
    for (const [name, entry] of ours.types()) {
      const before = theirTypes.get(name);
      if (before === undefined) continue;
      const [now, then] = [entry.type, before.type];
      if (now.node === 'message' && then.node === 'message') {
        visitMessages(sideOf(entry, now, readerLookup), sideOf(before, then, writerLookup), options, rules, report);
      } else if (now.node === 'enum' && then.node === 'enum') {
        const pair: EnumPair = {
          reader: { node: now, document: ours },
          writer: { node: then, document: theirs },
          options,
        };
        for (const rule of rules.enums) rule(pair, report);
      }
    }
  }
  return warnings;
}

function visitMessages(
  reader: MessageSide,
  writer: MessageSide,
  options: WarnOptions,
  rules: Rules,
  report: Report,
): void {
  const fields: FieldPair[] = [];
  for (const [tag, field] of reader.members) {
    const before = writer.members.get(tag);
    // Made once for all rules and without a copy: this runs for each field at each keystroke.
    if (before !== undefined) fields.push({ reader, writer, options, field, before });
  }
  const pair: MessagePair = { reader, writer, options, fields };
  for (const rule of rules.messages) rule(pair, report);
  for (const field of fields) for (const rule of rules.fields) rule(field, report);
}

/** A message with what is declared inside of it. */
export function sideOf(entry: TypeEntry, message: MessageNode, lookup: Side['lookup']): MessageSide {
  return { lookup, scope: scopeOf(entry, message), message, members: membersOf(message) };
}

function membersOf(message: MessageNode): ReadonlyMap<number, Member> {
  const members = new Map<number, Member>();
  const add = (fields: readonly FieldNode[], oneof: OneofNode | undefined, isGroup: boolean) => {
    for (const field of fields) members.set(field.tag, { field, oneof, isGroup, isExtension: false });
  };
  add(message.fields, undefined, false);
  add(message.groups, undefined, true);
  for (const oneof of message.oneofs) {
    add(oneof.fields, oneof, false);
    add(oneof.groups, oneof, true);
  }
  return members;
}

function locate({ document, start, end }: Place): Location {
  return { document: document.name, span: document.builtIn ? { start: 0, end: 0 } : { start, end } };
}
