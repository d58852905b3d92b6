import type { Connection, ConnectionPart, PartState } from '../../connections/connection.js';
import { nodeId } from '../node.js';
import type { ConnectionNode, ExplorerNode, ExplorerScope, NodeIcon, NodeLook } from '../node.js';
import { brokersNode } from './brokers.js';
import { groupsNode } from './groups.js';
import { subjectsNode } from './subjects.js';
import { topicsNode } from './topics.js';

export function connectionNode(connection: Connection, scope: ExplorerScope): ConnectionNode {
  const id = nodeId(connection.profile.name);
  const folders: readonly ExplorerNode[] = [
    ...(connection.profile.kafka === undefined ? [] : [topicsNode(connection, scope)]),
    ...(connection.profile.registry === undefined ? [] : [subjectsNode(connection, scope)]),
    ...(connection.profile.kafka === undefined ? [] : [groupsNode(connection, scope), brokersNode(connection)]),
  ];
  return {
    kind: 'connection',
    id,
    connection,
    look: () => lookOf(connection),
    children: () => Promise.resolve(folders),
  };
}

function lookOf(connection: Connection): NodeLook {
  const { profile } = connection;
  const parts = partsOf(connection);
  const notes = [
    ...(profile.production ? ['production'] : []),
    ...(profile.readOnly ? ['read-only'] : []),
    ...parts.flatMap(({ name, state }) => shortly(name, state)),
  ];
  return {
    label: profile.name,
    ...(notes.length === 0 ? {} : { description: notes.join(' · ') }),
    tooltip: [
      ['Connection', profile.name],
      ...(profile.kafka === undefined ? [] : [['Kafka', profile.kafka.bootstrapServers.join(', ')] as const]),
      ...(profile.registry === undefined ? [] : [['Schema registry', profile.registry.url] as const]),
      ...parts.map(({ name, state }) => [`${name}:`, inWords(state)] as const),
    ],
    icon: iconOf(parts.map(({ state }) => state)),
    context: `connection${profile.readOnly ? '.readOnly' : ''}`,
    expandable: true,
    spoken: ['Connection', profile.name, ...notes].join(', '),
  };
}

interface NamedPart {
  readonly name: string;
  readonly state: PartState;
}

function partsOf(connection: Connection): readonly NamedPart[] {
  const { profile } = connection;
  const named: readonly (readonly [ConnectionPart, string, boolean])[] = [
    ['kafka', 'Kafka', profile.kafka !== undefined],
    ['registry', 'Registry', profile.registry !== undefined],
  ];
  return named.filter(([, , present]) => present).map(([part, name]) => ({ name, state: connection.state(part) }));
}

function shortly(name: string, state: PartState): readonly string[] {
  switch (state.kind) {
    case 'idle':
    case 'connected':
      return [];
    case 'connecting':
      return [`${name}: connecting…`];
    case 'unreachable':
      return [`${name} cannot be reached`];
    case 'unauthorized':
      return [`${name} refuses the login`];
  }
}

function inWords(state: PartState): string {
  switch (state.kind) {
    case 'idle':
      return 'not connected yet; it will be when something is opened';
    case 'connecting':
      return 'connecting…';
    case 'connected':
      return 'connected';
    case 'unreachable':
      return `away. ${state.reason}`;
    case 'unauthorized':
      return `refusing the login. ${state.reason}`;
  }
}

function iconOf(states: readonly PartState[]): NodeIcon {
  const has = (kind: PartState['kind']) => states.some((state) => state.kind === kind);
  if (has('unreachable') || has('unauthorized')) return { id: 'debug-disconnect', color: 'list.warningForeground' };
  if (has('connecting')) return { id: 'loading~spin' };
  return has('connected') ? { id: 'plug', color: 'charts.green' } : { id: 'plug' };
}
