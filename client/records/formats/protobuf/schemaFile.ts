import protobuf from 'protobufjs';
import type { CodecSchema } from '../codec.js';
import { builtInFile } from './builtInFiles.js';

export interface ProtobufFile {
  readonly root: protobuf.Root;
  /** The file's own messages, nested ones too, in the order of their index paths. */
  readonly messages: readonly ProtobufMessage[];
}

export interface ProtobufMessage {
  readonly type: protobuf.Type;
  /** Without the leading dot. */
  readonly name: string;
  readonly indexes: readonly number[];
}

/** @throws Error where a file cannot be parsed, or names a type that none of them defines */
export function readProtobufSchema(schema: CodecSchema): ProtobufFile {
  const root = new protobuf.Root();
  const done = new Set<string>();
  const load = (text: string): string => {
    const parsed = protobuf.parse(text, root, { keepCase: true });
    for (const name of [...(parsed.imports ?? []), ...(parsed.weakImports ?? [])]) {
      if (done.has(name)) continue;
      done.add(name);
      const reference = schema.references.find((candidate) => candidate.name === name)?.text ?? builtInFile(name);
      if (typeof reference === 'string') load(reference);
      // One that is missing matters only where a type of it is used: then resolving names the type.
      else if (reference !== undefined) root.addJSON(reference);
    }
    return parsed.package ?? '';
  };
  // Alone in a root, the file's messages have the order of the file, also where others share its package.
  const alone = protobuf.parse(schema.text, new protobuf.Root(), { keepCase: true });
  const names = messagePaths(alone.package === undefined ? alone.root : alone.root.lookup(alone.package));
  load(schema.text);
  root.resolveAll();
  return { root, messages: names.map(({ name, indexes }) => ({ name, indexes, type: root.lookupType(name) })) };
}

function messagePaths(
  parent: protobuf.ReflectionObject | null,
): readonly { readonly name: string; readonly indexes: readonly number[] }[] {
  if (!(parent instanceof protobuf.Namespace)) return [];
  // A group is a field that looks like a message; it has no index.
  const messages = parent.nestedArray.filter(
    (nested) => nested instanceof protobuf.Type && !('group' in nested && nested.group === true),
  );
  return messages.flatMap((message, index) => [
    { name: message.fullName.replace(/^\./, ''), indexes: [index] },
    ...messagePaths(message).map(({ name, indexes }) => ({ name, indexes: [index, ...indexes] })),
  ]);
}
