import type { Facts } from '../../difference.js';
import { isJsonArray } from '../../json/jsonText.js';
import type { JsonObject } from '../../json/jsonText.js';
import type { EventWarning, WarnOptions } from '../../warning.js';
import { placeOf } from '../places.js';
import { onlyPairs } from './branches.js';
import { isReference, isSameByItself, member, named, shapeFor, targetOf } from './node.js';
import type { SchemaNode } from './node.js';
import { isBroken } from './stricter.js';

/** Two schemas that an event meets at the same place. */
export interface NodePair {
  readonly reader: SchemaNode;
  readonly writer: SchemaNode;
  readonly options: WarnOptions;
  /** A reference led here, and led elsewhere when an event met the writer's schema before. */
  readonly retargeted: boolean;
  /** Whether the registry accepts the two schemas as a whole. */
  isAccepted(): boolean;
  /** Whether some event of the one schema is no event of the other, by the registry's comparison or by these rules. */
  isStricter(ours: SchemaNode, theirs: SchemaNode): boolean;
}

export type NodeRule = (pair: NodePair, report: Report) => void;
/** A warning with what it was found between, which fixes work on. */
export interface NodeWarning extends EventWarning {
  readonly nodes: { readonly reader: SchemaNode; readonly writer: SchemaNode };
  readonly keyword: string;
}

export function isNodeWarning(warning: EventWarning): warning is NodeWarning {
  return 'nodes' in warning && 'keyword' in warning;
}

export type Report = (rule: string, pair: Pick<NodePair, 'reader' | 'writer'>, keyword: string, facts: Facts) => void;

export interface NodeRules {
  readonly rules: readonly NodeRule[];
  /** Whether an event is refused for certain where the rule of this id speaks. */
  readonly isCertain: (rule: string) => boolean;
}

/** As many as help anybody. */
const MAX_WARNINGS = 1_000;
/** Pairs of schemas that are looked at. */
const MAX_PAIRS = 20_000;
/** How deep rules ask whether a part is stricter by these rules; conditions within conditions are rare. */
const MAX_DEPTH = 3;

/**
 * The pairs of schemas that an event meets in both: through properties, items, members of allOf, references, and those
 * branches of anyOf and oneOf that the type of a value tells apart. Elsewhere a stricter branch need not refuse anything.
 */
export function walkNodes(
  reader: SchemaNode,
  writer: SchemaNode,
  options: WarnOptions,
  rules: NodeRules,
  depth = 0,
): readonly EventWarning[] {
  const warnings: EventWarning[] = [];
  const report: Report = (rule, pair, keyword, facts) => {
    if (warnings.length >= MAX_WARNINGS) return;
    const at = (node: SchemaNode) => () => placeOf(shapeFor(node), [keyword]);
    const { reader: ours, writer: theirs } = pair;
    const found: NodeWarning = {
      rule,
      reader: at(ours),
      writer: at(theirs),
      facts,
      nodes: { reader: ours, writer: theirs },
      keyword,
    };
    warnings.push(found);
  };
  const pending = new PendingPairs(new Encounter(reader, writer, options, rules, depth));
  pending.add(reader, writer);
  for (let next = 0; next < pending.pairs.length; next++) {
    const pair = pending.pairs[next] as NodePair;
    for (const rule of rules.rules) rule(pair, report);
    follow(pair.reader, pair.writer, pending);
  }
  return warnings;
}

/** What all pairs of one walk share. */
class Encounter {
  private accepted: boolean | undefined;

  constructor(
    private readonly reader: SchemaNode,
    private readonly writer: SchemaNode,
    readonly options: WarnOptions,
    private readonly rules: NodeRules,
    private readonly depth: number,
  ) {}

  /** Whether the registry tells numbers apart that are the same. */
  hasExactNumbers(): boolean {
    return this.reader.document.exactNumbers || this.writer.document.exactNumbers;
  }

  isAccepted(): boolean {
    return (this.accepted ??= !isBroken(this.reader, this.writer, this.options));
  }

  isStricter(ours: SchemaNode, theirs: SchemaNode): boolean {
    const { options, rules, depth } = this;
    if (isBroken(ours, theirs, options)) return true;
    if (depth >= MAX_DEPTH) return false;
    return walkNodes(ours, theirs, options, rules, depth + 1).some(({ rule }) => rules.isCertain(rule));
  }
}

/** A class, because this is made for each schema at each keystroke. */
class MetPair implements NodePair {
  constructor(
    readonly reader: SchemaNode,
    readonly writer: SchemaNode,
    readonly retargeted: boolean,
    private readonly encounter: Encounter,
  ) {}

  get options(): WarnOptions {
    return this.encounter.options;
  }

  isAccepted(): boolean {
    return this.encounter.isAccepted();
  }

  isStricter(ours: SchemaNode, theirs: SchemaNode): boolean {
    return this.encounter.isStricter(ours, theirs);
  }
}

/** Each pair of objects once, in the order in which they are met, without those between which there can be nothing. */
class PendingPairs {
  readonly pairs: NodePair[] = [];
  private readonly readersOf = new Map<JsonObject, Set<JsonObject>>();

  constructor(private readonly encounter: Encounter) {}

  add(reader: SchemaNode | undefined, writer: SchemaNode | undefined, byReference = false): void {
    if (reader === undefined || writer === undefined || this.pairs.length >= MAX_PAIRS) return;
    if (!this.encounter.hasExactNumbers() && isSameByItself(reader.json, writer.json)) return;
    const readers = this.readersOf.get(writer.json) ?? new Set();
    if (readers.has(reader.json)) return;
    this.pairs.push(new MetPair(reader, writer, byReference && readers.size > 0, this.encounter));
    this.readersOf.set(writer.json, readers.add(reader.json));
  }
}

function follow(reader: SchemaNode, writer: SchemaNode, pending: PendingPairs): void {
  if (isReference(reader) || isReference(writer)) {
    const [ours, theirs] = [reader, writer].map((node) => (isReference(node) ? targetOf(node) : node));
    pending.add(ours, theirs, true);
    return;
  }
  pending.add(targetOf(reader), targetOf(writer), true);
  for (const keyword of ['items', 'additionalItems', 'additionalProperties']) {
    pending.add(member(reader, reader.json, keyword), member(writer, writer.json, keyword));
  }
  for (const keyword of ['properties', 'patternProperties']) {
    const [ours, theirs] = [named(reader, keyword), named(writer, keyword)];
    for (const name of Object.keys(ours)) pending.add(member(reader, ours, name), member(writer, theirs, name));
  }
  for (const keyword of ['items', 'prefixItems', 'allOf']) followList(reader, writer, keyword, pending);
  for (const [ours, theirs] of onlyPairs(reader, writer)) pending.add(ours, theirs);
}

/** Members that stand at the same place; those of an allOf only where none was added or removed. */
function followList(reader: SchemaNode, writer: SchemaNode, keyword: string, pending: PendingPairs): void {
  const [ours, theirs] = [reader.json[keyword], writer.json[keyword]];
  if (!isJsonArray(ours) || !isJsonArray(theirs)) return;
  if (keyword === 'allOf' && ours.length !== theirs.length) return;
  const count = Math.min(ours.length, theirs.length);
  for (let index = 0; index < count; index++) pending.add(member(reader, ours, index), member(writer, theirs, index));
}
