/**
 * The syntax tree of one .proto file. Places are plain UTF-16 offsets on the nodes, `start` included and `end` not: a
 * file of a thousand fields is read without a thousand span objects.
 */
export interface Node {
  readonly start: number;
  readonly end: number;
}

/** A name that is declared here, with the place of the name itself. */
export interface NamedNode extends Node {
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
}

export type Syntax = 'proto2' | 'proto3' | 'editions';

export interface FileNode {
  readonly syntax: Syntax;
  /** `2023`, `2024` …; empty where the file has a syntax or neither. */
  readonly edition: string;
  readonly syntaxNode: Node | undefined;
  /** Empty where the file has no package. */
  readonly packageName: string;
  readonly packages: readonly NamedNode[];
  readonly imports: readonly ImportNode[];
  readonly messages: readonly MessageNode[];
  readonly enums: readonly EnumNode[];
  readonly services: readonly ServiceNode[];
  readonly extends: readonly ExtendNode[];
  readonly options: readonly OptionNode[];
  readonly length: number;
}

export interface ImportNode extends Node {
  readonly path: string;
  readonly pathStart: number;
  readonly pathEnd: number;
  readonly modifier: '' | 'public' | 'weak' | 'option';
}

export interface MessageNode extends NamedNode {
  readonly node: 'message';
  /** After the opening brace and before the closing one. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly fields: readonly FieldNode[];
  readonly groups: readonly FieldNode[];
  readonly oneofs: readonly OneofNode[];
  readonly messages: readonly MessageNode[];
  readonly enums: readonly EnumNode[];
  readonly extends: readonly ExtendNode[];
  readonly reserved: readonly ReservedNode[];
  readonly extensionRanges: readonly RangeNode[];
  readonly options: readonly OptionNode[];
  /** `option map_entry = true`: the written form of what a map field stands for. */
  readonly mapEntry: boolean;
}

export const NO_LABEL = 0;
export const OPTIONAL = 1;
export const REQUIRED = 2;
export const REPEATED = 3;
export type Label = typeof NO_LABEL | typeof OPTIONAL | typeof REQUIRED | typeof REPEATED;

export interface FieldNode extends NamedNode {
  readonly node: 'field';
  readonly label: Label;
  readonly labelStart: number;
  readonly labelEnd: number;
  /** As written without blanks, e.g. `int32`, `.acme.Order`, `map<string,Item>`. */
  readonly type: string;
  readonly typeStart: number;
  readonly typeEnd: number;
  readonly map: MapTypeNode | undefined;
  readonly tag: number;
  /** The tag as the reference registry reads it: it takes `010` for ten. */
  readonly registryTag: number;
  readonly tagStart: number;
  readonly tagEnd: number;
  readonly options: readonly OptionNode[];
  /** The body of a group. */
  readonly group: MessageNode | undefined;
}

export interface MapTypeNode {
  readonly key: TypeNode;
  readonly value: TypeNode;
}

/** A written type; `map` is set for a map, which as a map's value is an error, but one that the registry accepts. */
export interface TypeNode extends Node {
  readonly name: string;
  readonly map: MapTypeNode | undefined;
}

export interface OneofNode extends NamedNode {
  readonly node: 'oneof';
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly fields: readonly FieldNode[];
  readonly groups: readonly FieldNode[];
  readonly options: readonly OptionNode[];
}

export interface EnumNode extends NamedNode {
  readonly node: 'enum';
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly values: readonly EnumValueNode[];
  readonly reserved: readonly ReservedNode[];
  readonly options: readonly OptionNode[];
}

export interface EnumValueNode extends NamedNode {
  readonly number: number;
  /** The number as the reference registry reads it: it takes `010` for ten. */
  readonly registryNumber: number;
  readonly numberStart: number;
  readonly numberEnd: number;
  readonly options: readonly OptionNode[];
}

/** Both ends included. */
export interface RangeNode extends Node {
  readonly from: number;
  readonly to: number;
  /** What is said in brackets behind extension ranges; kept with the first of them. */
  readonly options?: readonly OptionNode[];
}

export interface ReservedNode extends Node {
  readonly ranges: readonly RangeNode[];
  readonly names: readonly NamedNode[];
}

export interface ExtendNode extends Node {
  readonly type: TypeNode;
  readonly fields: readonly FieldNode[];
}

export interface ServiceNode extends NamedNode {
  readonly methods: readonly MethodNode[];
  readonly options: readonly OptionNode[];
}

export interface MethodNode extends NamedNode {
  readonly request: TypeNode;
  readonly response: TypeNode;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly options: readonly OptionNode[];
}

export interface OptionNode extends Node {
  readonly parts: readonly OptionNamePart[];
  readonly value: ValueNode;
}

export interface OptionNamePart extends Node {
  readonly name: string;
  /** Written in parentheses: the name of an extension. */
  readonly extension: boolean;
}

export type ValueNode =
  | (Node & { readonly value: 'identifier'; readonly text: string; readonly negative: boolean })
  | (Node & { readonly value: 'number'; readonly number: number; readonly integer: boolean })
  | (Node & { readonly value: 'string'; readonly text: string })
  | (Node & { readonly value: 'message'; readonly fields: readonly ValueFieldNode[] })
  | (Node & { readonly value: 'list'; readonly items: readonly ValueNode[] });

export interface ValueFieldNode extends Node {
  readonly name: string;
  readonly extension: boolean;
  readonly field: ValueNode;
}

export type TypeDeclaration = MessageNode | EnumNode;
