import { enterMessage, fileScope } from '../resolve/registryScope.js';
import type { Scope } from '../resolve/registryScope.js';
import { qualify } from '../schema.js';
import type { Side } from '../compare/walk.js';
import type { FieldNode, MessageNode } from '../syntax/nodes.js';
import { sideOf } from './walk.js';
import type { FileSide, Member, MessageSide } from './walk.js';

/** A field that a message has from outside or from inside, and what its type's name is looked up in. */
export interface Placed {
  readonly member: Member;
  readonly side: Side;
}

export interface Extension extends Placed {
  /** The name by which the extension is known, whichever message it extends. */
  readonly fullName: string;
}

/** By the full name of the extended message, and the tag. */
export type Extensions = ReadonlyMap<string, ReadonlyMap<number, Extension>>;

/**
 * What a file adds to messages. Options, which extend messages of Protobuf itself, are left out:
 * they are in no event.
 */
export function extensionsOf({ document, lookup }: FileSide): Extensions {
  const found = new Map<string, Map<number, Extension>>();
  const visit = ({ extends: blocks, messages }: Pick<MessageNode, 'extends' | 'messages'>, scope: Scope) => {
    for (const { type, fields } of blocks) {
      const target = lookup.find(type.name, scope);
      if (target?.type.node !== 'message' || target.document.builtIn) continue;
      let byTag = found.get(target.fullName);
      if (byTag === undefined) found.set(target.fullName, (byTag = new Map<number, Extension>()));
      for (const node of fields) {
        byTag.set(node.tag, {
          member: { field: node, oneof: undefined, isGroup: node.group !== undefined, isExtension: true },
          side: { lookup, scope },
          fullName: nameIn(scope, node),
        });
      }
    }
    for (const message of messages) visit(message, enterMessage(scope, message));
  };
  visit(document.file, fileScope(document));
  return found;
}

/** The message of a full name as a file sees it. */
export function messageOf({ document, lookup }: FileSide, fullName: string): MessageSide | undefined {
  const entry = lookup.find(`.${fullName}`, fileScope(document));
  return entry?.type.node === 'message' ? sideOf(entry, entry.type, lookup) : undefined;
}

function nameIn({ document, localName }: Scope, { name }: FieldNode): string {
  return qualify(document.file.packageName, localName === '' ? name : `${localName}.${name}`);
}
