import type { Problem } from '../problem.js';
import type { ParsedSchema, SchemaReference, SchemaSource } from '../schemaFormat.js';
import { parseText } from './syntax/file.js';
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
  const { file, problems: syntaxProblems } = parseText(source.text);
  const document = newDocument(null, source.text, file, syntaxProblems, null, false);
  const references = lazily(() => source.references.map(readReference));
  // Most callers compare; only the editor asks what is wrong.
  const problems = lazily((): readonly Problem[] => validate(schema));
  const schema: ProtobufSchema = {
    format: 'PROTOBUF',
    source,
    file,
    document,
    references,
    get problems() {
      return problems();
    },
    get refused() {
      return problems().some((problem) => problem.refused);
    },
  };
  return schema;
}

export function newDocument(
  name: string | null,
  text: string,
  file: FileNode,
  syntaxProblems: readonly Problem[],
  version: string | null,
  builtIn: boolean,
): Document {
  const document: Document = {
    name,
    file,
    text,
    builtIn,
    version,
    syntaxProblems,
    types: lazily(() => {
      const types = new Map<string, TypeEntry>();
      collect(types, document, '', file);
      return types;
    }),
  };
  return document;
}

/** `Order.Line` in package `acme` is `acme.Order.Line`. */
export function qualify(packageName: string, localName: string): string {
  return packageName === '' ? localName : `${packageName}.${localName}`;
}

function readReference(reference: SchemaReference): Document {
  const { file, problems } = parseText(reference.text);
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
    types.set(localName, { type: node, localName, fullName: qualify(packageName, localName), document });
  }
}

function lazily<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | undefined;
  return () => (computed ??= { value: compute() }).value;
}
