import type { Facts, Location } from '../../difference.js';
import type { EventWarning, WarnOptions } from '../../warning.js';
import type { Place, Side } from '../compare/walk.js';
import { lookupTypes, scopeOf } from '../resolve/registryScope.js';
import type { Document, ProtobufSchema, TypeEntry } from '../schema.js';
import type { EnumNode, FieldNode, MessageNode, OneofNode } from '../syntax/nodes.js';

/** A field of a message, wherever it stands in it. */
export interface Member {
  readonly field: FieldNode;
  readonly oneof: OneofNode | undefined;
  readonly isGroup: boolean;
}

/** Two messages of one name, with what is in them by its tag: what events know them by. */
export interface MessagePair {
  readonly reader: MessageSide;
  readonly writer: MessageSide;
  readonly options: WarnOptions;
}

export interface MessageSide extends Side {
  readonly message: MessageNode;
  readonly members: ReadonlyMap<number, Member>;
}

/** Two fields of one tag. */
export interface FieldPair extends MessagePair {
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

export type Report = (rule: string, reader: Place, writer: Place, facts: Facts) => void;

export interface Rules {
  readonly fields: readonly ((pair: FieldPair, report: Report) => void)[];
  readonly messages: readonly ((pair: MessagePair, report: Report) => void)[];
  readonly enums: readonly ((pair: EnumPair, report: Report) => void)[];
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
    const theirTypes = theirs.types();
    for (const [name, entry] of ours.types()) {
      const before = theirTypes.get(name);
      if (before === undefined) continue;
      const [now, then] = [entry.type, before.type];
      if (now.node === 'message' && then.node === 'message') {
        const readerSide = sideOf(entry, now, readerLookup);
        visitMessages({ reader: readerSide, writer: sideOf(before, then, writerLookup), options }, rules, report);
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

function visitMessages(pair: MessagePair, rules: Rules, report: Report): void {
  for (const rule of rules.messages) rule(pair, report);
  const { reader, writer, options } = pair;
  for (const [tag, field] of reader.members) {
    const before = writer.members.get(tag);
    if (before === undefined) continue;
    // Made once for all rules and without a copy: this runs for each field at each keystroke.
    const fields: FieldPair = { reader, writer, options, field, before };
    for (const rule of rules.fields) rule(fields, report);
  }
}

function sideOf(entry: TypeEntry, message: MessageNode, lookup: Side['lookup']): MessageSide {
  return { lookup, scope: scopeOf(entry, message), message, members: membersOf(message) };
}

function membersOf(message: MessageNode): ReadonlyMap<number, Member> {
  const members = new Map<number, Member>();
  const add = (fields: readonly FieldNode[], oneof: OneofNode | undefined, isGroup: boolean) => {
    for (const field of fields) members.set(field.tag, { field, oneof, isGroup });
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
