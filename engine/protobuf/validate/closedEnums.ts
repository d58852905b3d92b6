import { featureOf } from '../resolve/features.js';
import type { EnumNode, FileNode } from '../syntax/nodes.js';
import type { NamedSymbol } from './symbols.js';

/** Whether an enum knows only the values it lists: those of proto2, and of editions where a feature says so. */
export function isClosed(file: FileNode, node: EnumNode): boolean {
  return featureOf('enum_type', file, node.options) === 'CLOSED';
}

/** The same for an enum of whichever file. Protobuf's own descriptor file is proto2, the other files built in are not. */
export function isClosedEnum(symbol: NamedSymbol): boolean {
  const { document, fullName } = symbol;
  if (document.builtIn) return document.name === 'google/protobuf/descriptor.proto';
  const { file } = document;
  const localName = file.packageName === '' ? fullName : fullName.slice(file.packageName.length + 1);
  const node = document.types().get(localName)?.type;
  return node?.node === 'enum' && isClosed(file, node);
}
