import type { Connection } from '../connections/connection.js';
import type {
  BrokerSummary,
  ConfigEntry,
  GroupOffset,
  GroupSummary,
  PartitionSummary,
  TopicSummary,
} from '../kafka/cluster.js';

/** How a node looks: plain data, so that nodes can be tested without an editor. */
export interface NodeLook {
  readonly label: string;
  /** Beside the label, dimmed. */
  readonly description?: string;
  /** Pairs of name and value. They are data of strangers: shown as text, never as Markdown. */
  readonly tooltip: readonly (readonly [string, string])[];
  readonly icon: NodeIcon;
  /** What menus ask for (`viewItem`), e.g. `topic`. */
  readonly context: string;
  readonly expandable: boolean;
  /** Runs with the node as its argument when the node is opened. */
  readonly command?: { readonly id: string; readonly title: string };
  /** What a screen reader says. */
  readonly spoken: string;
}

export interface NodeIcon {
  /** Of VS Code's product icons. */
  readonly id: string;
  /** A theme colour. */
  readonly color?: string;
}

/** What nodes may ask of the tree that they are in. */
export interface ExplorerScope {
  /** Only names that hold all words of this text, in any case; empty for all. */
  filter(): string;
}

interface Common {
  /** Stays the same over refreshes, so that what was expanded stays expanded. */
  readonly id: string;
  look(): NodeLook;
  /** Absent where there never are any. May reject: the tree then shows why, and a way to try again. */
  readonly children?: (signal: AbortSignal) => Promise<readonly ExplorerNode[]>;
  /** Learns what the parent's list did not tell; `look` tells more afterwards. May reject. */
  readonly details?: (signal: AbortSignal) => Promise<void>;
}

export interface ConnectionNode extends Common {
  readonly kind: 'connection';
  readonly connection: Connection;
}
export interface FolderNode extends Common {
  readonly kind: 'folder';
  readonly folder: 'topics' | 'groups' | 'brokers' | 'subjects' | 'configs';
  readonly connection: Connection;
}
export interface TopicNode extends Common {
  readonly kind: 'topic';
  readonly connection: Connection;
  readonly topic: TopicSummary;
}
export interface PartitionNode extends Common {
  readonly kind: 'partition';
  readonly connection: Connection;
  readonly topic: string;
  readonly partition: PartitionSummary;
}
export interface ConfigNode extends Common {
  readonly kind: 'config';
  readonly entry: ConfigEntry;
}
export interface GroupNode extends Common {
  readonly kind: 'group';
  readonly connection: Connection;
  readonly group: GroupSummary;
}
export interface GroupOffsetNode extends Common {
  readonly kind: 'groupOffset';
  readonly offset: GroupOffset;
}
export interface BrokerNode extends Common {
  readonly kind: 'broker';
  readonly broker: BrokerSummary;
}
export interface SubjectNode extends Common {
  readonly kind: 'subject';
  readonly connection: Connection;
  readonly subject: string;
}
export interface VersionNode extends Common {
  readonly kind: 'version';
  readonly connection: Connection;
  readonly subject: string;
  readonly version: number;
}
export interface MessageNode extends Common {
  readonly kind: 'message';
  /** Where the line offers to do something with a connection. */
  readonly connection?: Connection;
}

export type ExplorerNode =
  | ConnectionNode
  | FolderNode
  | TopicNode
  | PartitionNode
  | ConfigNode
  | GroupNode
  | GroupOffsetNode
  | BrokerNode
  | SubjectNode
  | VersionNode
  | MessageNode;

/** An id from parts that may hold any character. */
export function nodeId(...parts: readonly (string | number)[]): string {
  return parts.map((part) => encodeURIComponent(part)).join('/');
}

/** @param filter words that a name must all hold, in any case and order; none for all names */
export function matches(name: string, filter: string): boolean {
  const lower = name.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

/** Numbers as people read them, e.g. 12,345. */
export function counted(count: number | bigint, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 || count === 1n ? one : many}`;
}

export function grouped(count: number | bigint): string {
  return count.toLocaleString('en-US');
}
