import type { Difference, Facts, Location } from '../../difference.js';
import type { RegistryProfile } from '../../options.js';
import type { Scope, TypeLookup } from '../resolve/registryScope.js';
import type { Document } from '../schema.js';
import type { MessageNode, NamedNode } from '../syntax/nodes.js';
import { isCompatibleKind } from './kind.js';
import type { ProtobufKind } from './kind.js';

/** One side of a comparison of two messages: where it stands, and where its type names are looked up. */
export interface Side {
  readonly lookup: TypeLookup;
  readonly scope: Scope;
}

/** What stays the same during one comparison of two schemas, and what it collects. */
export interface Walk {
  readonly profile: RegistryProfile;
  /** The writer's messages that are being compared: a recursive occurrence is assumed to be compatible. */
  readonly entered: Set<MessageNode>;
  /** Results for pairs of imported messages, by the writer's message and then the reader's. */
  readonly imported: Map<MessageNode, Map<MessageNode, ImportedResult>>;
  /** The writer's messages met since the innermost imported message was entered; undefined outside of imports. */
  trail: Set<MessageNode> | undefined;
  /** Recursive occurrences met that are not inside the imported message being compared. */
  cuts: MessageNode[];
  differences: Difference[];
  /** How many imported messages are being compared within one another. */
  depth: number;
  /** How many comparisons of imported messages were made; past a bound results are shared more freely. */
  visits: number;
  /** Why the comparison gave up, if it did. */
  failure: string | undefined;
}

/** What the comparison of two imported messages found, and which of the writer's messages it looked at. */
export interface ImportedResult {
  readonly differences: readonly Difference[];
  readonly visited: ReadonlySet<MessageNode>;
}

export interface Place {
  readonly document: Document;
  readonly start: number;
  readonly end: number;
}

export interface Report {
  readonly kind: ProtobufKind;
  readonly path: string;
  readonly reader: Place;
  readonly writer: Place;
  readonly facts: Facts;
}

/** From here on a result is taken over even where a recursion cut it short: the verdict is the same, time is bounded. */
export const MAX_VISITS = 5_000;

/** More differences than this help nobody, and imports used often can multiply them without end. */
export const MAX_DIFFERENCES = 20_000;

export function addDifference(walk: Walk, { kind, path, reader, writer, facts }: Report): void {
  if (walk.differences.length >= MAX_DIFFERENCES) {
    walk.failure = `More than ${MAX_DIFFERENCES} differences: the comparison stopped.`;
    return;
  }
  walk.differences.push({
    kind,
    path,
    compatible: isCompatibleKind(kind) || (kind === 'PACKAGE_CHANGED' && walk.profile === '7.x'),
    reader: () => locate(reader),
    writer: () => locate(writer),
    facts,
  });
}

export function nameOf(document: Document, node: NamedNode): Place {
  return { document, start: node.nameStart, end: node.nameEnd };
}

export function wholeOf(document: Document, node: { readonly start: number; readonly end: number }): Place {
  return { document, start: node.start, end: node.end };
}

/** Where something is missing: the name of the message around it, or the first statement of the file. */
export function enclosing(scope: Scope): Place {
  const { document, message } = scope;
  if (message !== undefined) return nameOf(document, message);
  const { packages, syntaxNode, length } = document.file;
  const statement = packages[packages.length - 1] ?? syntaxNode;
  if (statement !== undefined) return wholeOf(document, statement);
  return { document, start: 0, end: Math.min(length, firstLineEnd(document.text)) };
}

function locate({ document, start, end }: Place): Location {
  // A file that is built in has no text to point into; its importer has no better place than its start.
  if (document.builtIn) return { document: document.name, span: { start: 0, end: 0 } };
  return { document: document.name, span: { start, end } };
}

function firstLineEnd(text: string): number {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text.length : end;
}
