import type { Difference } from '../../difference.js';
import { scopeOf } from '../resolve/registryScope.js';
import type { TypeEntry } from '../schema.js';
import type { MessageNode } from '../syntax/nodes.js';
import { compareMessages } from './messages.js';
import { reportType } from './types.js';
import type { FieldPair } from './types.js';
import { MAX_DIFFERENCES, MAX_VISITS } from './walk.js';
import type { ImportedResult, Side, Walk } from './walk.js';

interface NamedType {
  readonly name: string;
  readonly entry: TypeEntry | undefined;
}

/** How far imported messages are followed into one another. */
const MAX_DEPTH = 300;

/**
 * Two message types: by name without package, and where they come from another file, or from different ones, by what
 * they hold. The registry compares neither two local types (they are compared where they are declared) nor two that
 * come from the same version of the same subject. What it finds is listed at the imported message, and again, as a
 * changed type, at the field that uses it.
 */
export function compareNamedTypes(walk: Walk, pair: FieldPair, type: NamedType, before: NamedType): void {
  if (type.entry === undefined || before.entry === undefined) {
    if (type.name !== before.name) reportType(walk, pair, 'FIELD_NAMED_TYPE_CHANGED');
    return;
  }
  const entry = pair.reader.lookup.findAgain(type.entry, pair.reader.scope);
  const entryBefore = pair.writer.lookup.findAgain(before.entry, pair.writer.scope);
  const localName = nameWithin(type.entry, entry);
  if (localName !== nameWithin(before.entry, entryBefore)) {
    reportType(walk, pair, 'FIELD_NAMED_TYPE_CHANGED');
    return;
  }
  if (sameOrigin(pair, entry, entryBefore)) return;
  if (entry.type === entryBefore.type) return;
  if (entry.type.node !== 'message' || entryBefore.type.node !== 'message') return;
  const reader: Side = { lookup: pair.reader.lookup, scope: scopeOf(entry, entry.type, localName) };
  const writer: Side = { lookup: pair.writer.lookup, scope: scopeOf(entryBefore, entryBefore.type, localName) };
  const found = compareImported(
    walk,
    reader,
    writer,
    entry.type,
    entryBefore.type,
    `#/${localName.replaceAll('.', '/')}`,
  );
  for (const difference of found) {
    if (walk.differences.length >= MAX_DIFFERENCES) {
      walk.failure = `More than ${MAX_DIFFERENCES} differences: the comparison stopped.`;
      return;
    }
    walk.differences.push(difference);
  }
  if (found.some((difference) => !difference.compatible)) reportType(walk, pair, 'FIELD_NAMED_TYPE_CHANGED');
}

/** The full name of the type that was found first, without the package of the one that was found again. */
function nameWithin(first: TypeEntry, again: TypeEntry): string {
  if (first === again) return first.localName;
  const packageName = `${again.document.file.packageName}.`;
  return first.fullName.startsWith(packageName) ? first.fullName.slice(packageName.length) : first.fullName;
}

/**
 * A result is taken over where the same pair was compared before, as long as none of the messages inside is being
 * compared right now: the registry would skip that one. Without that, messages that use each other twice would be
 * compared over and over.
 */
function compareImported(
  walk: Walk,
  reader: Side,
  writer: Side,
  message: MessageNode,
  messageBefore: MessageNode,
  path: string,
): readonly Difference[] {
  const known = walk.imported.get(messageBefore)?.get(message);
  if (known !== undefined && (walk.visits > MAX_VISITS || isApart(walk.entered, known.visited))) {
    for (const visited of known.visited) walk.trail?.add(visited);
    return known.differences;
  }
  if (walk.depth >= MAX_DEPTH) {
    walk.failure = `Imported messages lie more than ${MAX_DEPTH} levels within one another: the comparison stopped.`;
    return [];
  }
  const { differences: outerDifferences, trail: outerTrail, cuts: outerCuts } = walk;
  const differences: Difference[] = [];
  const visited = new Set<MessageNode>();
  walk.differences = differences;
  walk.trail = visited;
  walk.cuts = [];
  walk.depth++;
  walk.visits++;
  compareMessages(walk, reader, writer, message, messageBefore, path);
  const cuts = walk.cuts.filter((cut) => !visited.has(cut));
  walk.depth--;
  walk.differences = outerDifferences;
  walk.trail = outerTrail;
  walk.cuts = outerCuts;
  outerCuts.push(...cuts);
  if (outerTrail !== undefined) for (const inner of visited) outerTrail.add(inner);
  if (cuts.length === 0 || walk.visits > MAX_VISITS) remember(walk, message, messageBefore, { differences, visited });
  return differences;
}

function remember(walk: Walk, message: MessageNode, messageBefore: MessageNode, result: ImportedResult): void {
  const known = walk.imported.get(messageBefore);
  if (known === undefined) walk.imported.set(messageBefore, new Map([[message, result]]));
  else known.set(message, result);
}

function isApart(entered: ReadonlySet<MessageNode>, visited: ReadonlySet<MessageNode>): boolean {
  for (const message of entered) if (visited.has(message)) return false;
  return true;
}

/** Both from the schemas' own texts, or from the same version of one subject that both schemas import directly. */
function sameOrigin(pair: FieldPair, entry: TypeEntry, before: TypeEntry): boolean {
  const origin = originOf(pair.reader, entry);
  return origin !== undefined && origin === originOf(pair.writer, before);
}

/** Undefined where the registry does not know: files that are built in, and those that only references import. */
function originOf(side: Side, entry: TypeEntry): string | undefined {
  const { document } = entry;
  if (document.name === null) return '';
  const { imports } = side.lookup.schema.file;
  return imports.some(({ path }) => path === document.name) ? (document.version ?? undefined) : undefined;
}
