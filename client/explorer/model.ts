import type { Connection, Connections } from '../connections/connection.js';
import { secretKindsOf } from '../connections/secrets.js';
import { failureOf, isCancellation, reasonOf } from '../errors.js';
import { disposeAll, emitter } from '../event.js';
import type { Disposable, Listen } from '../event.js';
import type { ExplorerNode, ExplorerScope } from './node.js';
import { connectionNode } from './nodes/connection.js';
import { errorNode, loginNode } from './nodes/message.js';

/** The tree without an editor: what it holds, what it has asked for, and when it looks different. */
export interface ExplorerModel extends Disposable {
  roots(): readonly ExplorerNode[];
  /** Never rejects: a failure is a node that says why. Asked once until `refresh`. */
  children(node: ExplorerNode): Promise<readonly ExplorerNode[]>;
  parent(node: ExplorerNode): ExplorerNode | undefined;
  /** Loads what the node's look lacks; never rejects. */
  loadDetails(node: ExplorerNode): Promise<void>;
  /** Forgets what is below the node, or everything. Connections forget what can change, too. */
  refresh(node?: ExplorerNode): Promise<void>;
  /** The filter changed: lists are made anew from what is known. */
  refilter(): void;
  /** The nodes that look different; undefined for all. */
  readonly onDidChange: Listen<readonly ExplorerNode[] | undefined>;
}

export interface ModelPorts {
  readonly connections: Connections;
  readonly scope: ExplorerScope;
  readonly onError: (error: unknown) => void;
}

/** Longer lists load their details when somebody points at a node. */
const DETAILS_AT_ONCE_MAX = 60;
const DETAILS_IN_PARALLEL = 4;

export function explorerModel({ connections, scope, onError }: ModelPorts): ExplorerModel {
  const changed = emitter<readonly ExplorerNode[] | undefined>(onError);
  const loaded = new Map<string, Promise<readonly ExplorerNode[]>>();
  const parents = new WeakMap<ExplorerNode, ExplorerNode>();
  const detailed = new WeakMap<ExplorerNode, Promise<void>>();
  let roots = new Map<Connection, ExplorerNode>();
  let listening: Disposable = disposeAll([]);
  // Ends what is under way when the tree is closed.
  const abort = new AbortController();

  const rebuildRoots = () => {
    const before = roots;
    listening.dispose();
    roots = new Map(
      connections.all().map((connection) => [connection, before.get(connection) ?? connectionNode(connection, scope)]),
    );
    listening = disposeAll(
      connections.all().map((connection) =>
        connection.onDidChangeState(() => {
          const node = roots.get(connection);
          if (node !== undefined) changed.fire([node]);
        }),
      ),
    );
    for (const [connection, node] of before) if (!roots.has(connection)) forgetBelow(node);
    changed.fire(undefined);
  };

  const forgetBelow = (node: ExplorerNode | undefined) => {
    for (const id of [...loaded.keys()]) {
      if (node === undefined || id === node.id || id.startsWith(`${node.id}/`)) loaded.delete(id);
    }
  };

  const load = async (node: ExplorerNode): Promise<readonly ExplorerNode[]> => {
    const children = await loadOrExplain(node, abort.signal, onError);
    for (const child of children) parents.set(child, node);
    const wanting = children.filter((child) => child.details !== undefined && child.kind !== 'version');
    if (wanting.length <= DETAILS_AT_ONCE_MAX) void loadAll(wanting);
    // Loading the children may have taught the node something about itself.
    if (node.details !== undefined) changed.fire([node]);
    return children;
  };

  const loadDetails = (node: ExplorerNode): Promise<void> => {
    const known = detailed.get(node);
    if (known !== undefined) return known;
    const work = (node.details?.(abort.signal) ?? Promise.resolve()).catch((error: unknown) => {
      // The list stands without them; the next look tries again.
      detailed.delete(node);
      if (!isCancellation(error)) onError(error);
    });
    detailed.set(node, work);
    return work;
  };

  const loadAll = async (nodes: readonly ExplorerNode[]): Promise<void> => {
    const queue = [...nodes];
    const worker = async () => {
      for (let node = queue.shift(); node !== undefined; node = queue.shift()) await loadDetails(node);
    };
    await Promise.all(Array.from({ length: DETAILS_IN_PARALLEL }, worker));
    if (nodes.length > 0 && !abort.signal.aborted) changed.fire(nodes);
  };

  const connectionsChanged = connections.onDidChange(rebuildRoots);
  rebuildRoots();

  return {
    roots: () => [...roots.values()],
    children(node) {
      const known = loaded.get(node.id);
      if (known !== undefined) return known;
      const work = load(node);
      loaded.set(node.id, work);
      return work;
    },
    parent: (node) => parents.get(node),
    loadDetails,
    async refresh(node) {
      const wanted = node === undefined ? connections.all() : connectionsOf(node, roots);
      await Promise.all(wanted.map((connection) => connection.refresh()));
      forgetBelow(node);
      changed.fire(node === undefined ? undefined : [node]);
    },
    refilter() {
      forgetBelow(undefined);
      changed.fire(undefined);
    },
    onDidChange: changed.listen,
    dispose() {
      abort.abort();
      connectionsChanged.dispose();
      listening.dispose();
    },
  };
}

async function loadOrExplain(
  node: ExplorerNode,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<readonly ExplorerNode[]> {
  try {
    return (await node.children?.(signal)) ?? [];
  } catch (error) {
    if (!isCancellation(error)) onError(error);
    const line = errorNode(node.id, reasonOf(error));
    const asksAgain = failureOf(error) === 'unauthorized' && 'connection' in node;
    return asksAgain && secretKindsOf(node.connection.profile).length > 0
      ? [line, loginNode(node.id, node.connection)]
      : [line];
  }
}

function connectionsOf(node: ExplorerNode, roots: ReadonlyMap<Connection, ExplorerNode>): readonly Connection[] {
  const rootId = node.id.split('/')[0];
  return [...roots].filter(([, root]) => root.id === rootId).map(([connection]) => connection);
}
