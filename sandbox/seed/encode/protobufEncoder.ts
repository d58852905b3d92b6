import protobuf from 'protobufjs';
import type { RegisteredVersion } from '../register.js';

type Value = Readonly<Record<string, unknown>>;

/**
 * Bytes of a message with its place in the file before it: the indexes of the message and of those around it, with
 * their number first, as zigzag varints; a single zero stands for the first message.
 */
export function protobufEncoder(
  { text }: RegisteredVersion,
  dependencies: readonly string[],
): (value: Value, message?: string) => Uint8Array {
  const root = new protobuf.Root();
  const timestamp = protobuf.common.get('google/protobuf/timestamp.proto');
  if (timestamp?.nested !== undefined) root.addJSON(timestamp.nested);
  for (const dependency of dependencies) protobuf.parse(dependency, root, { keepCase: true });
  const file = protobuf.parse(text, root, { keepCase: true });
  root.resolveAll();
  const scope = file.package === undefined ? root : root.lookup(file.package);
  if (!(scope instanceof protobuf.Namespace)) throw new Error('The schema has no package');
  return (value, message) => {
    const path = message?.split('.') ?? [firstMessage(scope)];
    const type = scope.lookupType(path);
    return Buffer.concat([indexes(scope, path), type.encode(type.fromObject(value)).finish()]);
  };
}

function firstMessage(scope: protobuf.Namespace): string {
  const [first] = messagesOf(scope);
  if (first === undefined) throw new Error('The schema has no message');
  return first.name;
}

function indexes(scope: protobuf.Namespace, path: readonly string[]): Buffer {
  let within: protobuf.NamespaceBase = scope;
  const numbers = path.map((name) => {
    const messages = messagesOf(within);
    const index = messages.findIndex((message) => message.name === name);
    const found = messages[index];
    if (found === undefined) throw new Error(`There is no message ${path.join('.')}`);
    within = found;
    return index;
  });
  if (numbers.length === 1 && numbers[0] === 0) return Buffer.from([0]);
  // Zigzag doubles what is not negative; all these are far below 64, so one byte each.
  return Buffer.from([numbers.length, ...numbers].map((number) => number * 2));
}

function messagesOf(scope: protobuf.NamespaceBase): readonly protobuf.Type[] {
  return scope.nestedArray.filter((nested) => nested instanceof protobuf.Type);
}
