import type { Problem } from '../problem.js';
import type { ParsedSchema, SchemaReference, SchemaSource } from '../schemaFormat.js';
import { readDescriptor } from './descriptor/readDescriptor.js';
import { parseText } from './syntax/file.js';
import type { ParsedText } from './syntax/file.js';
import type { FileNode, MessageNode, TypeDeclaration } from './syntax/nodes.js';
import { validate } from './validate/validate.js';

/** A message or enum together with where it is declared. */
export interface TypeEntry {
  readonly type: TypeDeclaration;
  /** The name without the package, e.g. `Order.Line`. */
  readonly localName: string;
  readonly fullName: string;
  readonly document: Document;
}

/** One file: the schema's own, a reference's, or one that is built in. */
export interface Document {
  /** Null for the schema's own text; otherwise the name by which it is imported. */
  readonly name: string | null;
  readonly file: FileNode;
  /** Empty for a file that is built in. */
  readonly text: string;
  readonly builtIn: boolean;
  /** Subject and version of a reference, null for every other file. */
  readonly version: string | null;
  /** What the text itself has wrong, without a look at other files. */
  readonly syntaxProblems: readonly Problem[];
  /** Every message and enum by its name without package; the last one wins where a name is declared twice. */
  types(): ReadonlyMap<string, TypeEntry>;
}

export interface ProtobufSchema extends ParsedSchema {
  readonly format: 'PROTOBUF';
  readonly file: FileNode;
  readonly document: Document;
  /** The references, read when first asked for. */
  references(): readonly Document[];
}

export function parseSchema(source: SchemaSource): ProtobufSchema {
  const { file, problems } = read(source.text);
  return new ReadSchema(source, newDocument(null, source.text, file, problems, null, false));
}

/** A class, because accessors of plain objects would make a hidden class of each of them. */
class ReadSchema implements ProtobufSchema {
  readonly format = 'PROTOBUF';
  private read: readonly Document[] | undefined;
  private told: readonly Problem[] | undefined;

  constructor(
    readonly source: SchemaSource,
    readonly document: Document,
  ) {}

  get file(): FileNode {
    return this.document.file;
  }

  /** Most callers compare; only the editor asks what is wrong. */
  get problems(): readonly Problem[] {
    return (this.told ??= validate(this));
  }

  get refused(): boolean {
    if (this.told !== undefined) return this.told.some(({ refused }) => refused);
    return this.document.syntaxProblems.some(({ refused }) => refused) || this.problems.some(({ refused }) => refused);
  }

  references(): readonly Document[] {
    return (this.read ??= this.source.references.map(readReference));
  }
}

/** The registry takes the language, and a descriptor in base64 instead. */
function read(text: string): ParsedText {
  const file = readDescriptor(text);
  return file === undefined ? parseText(text) : { file, problems: [] };
}

export function newDocument(
  name: string | null,
  text: string,
  file: FileNode,
  syntaxProblems: readonly Problem[],
  version: string | null,
  builtIn: boolean,
): Document {
  return new ReadDocument(name, text, file, syntaxProblems, version, builtIn);
}

class ReadDocument implements Document {
  private collected: ReadonlyMap<string, TypeEntry> | undefined;

  constructor(
    readonly name: string | null,
    readonly text: string,
    readonly file: FileNode,
    readonly syntaxProblems: readonly Problem[],
    readonly version: string | null,
    readonly builtIn: boolean,
  ) {}

  types(): ReadonlyMap<string, TypeEntry> {
    if (this.collected !== undefined) return this.collected;
    const types = new Map<string, TypeEntry>();
    collect(types, this, '', this.file);
    return (this.collected = types);
  }
}

/** `Order.Line` in package `acme` is `acme.Order.Line`. */
export function qualify(packageName: string, localName: string): string {
  return packageName === '' ? localName : `${packageName}.${localName}`;
}

function readReference(reference: SchemaReference): Document {
  const { file, problems } = read(reference.text);
  const version = `${reference.subject}\n${reference.version}`;
  return newDocument(reference.name, reference.text, file, problems, version, false);
}

function collect(
  types: Map<string, TypeEntry>,
  document: Document,
  prefix: string,
  scope: Pick<MessageNode, 'messages' | 'enums'>,
): void {
  const packageName = document.file.packageName;
  for (const message of scope.messages) {
    const localName = prefix + message.name;
    types.set(localName, { type: message, localName, fullName: qualify(packageName, localName), document });
    if (message.messages.length > 0 || message.enums.length > 0) collect(types, document, `${localName}.`, message);
  }
  for (const node of scope.enums) {
    const localName = prefix + node.name;
    // Of a message and an enum with one name, which is an error, the last counts in the registry.
    const known = types.get(localName)?.type;
    if (known?.node === 'message' && known.start > node.start) continue;
    types.set(localName, { type: node, localName, fullName: qualify(packageName, localName), document });
  }
}
