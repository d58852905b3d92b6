import type { Connection } from '../../connections/connection.js';
import type { ConfigEntry } from '../../kafka/cluster.js';
import { nodeId } from '../node.js';
import type { ConfigNode, FolderNode } from '../node.js';
import { emptyNode } from './message.js';
import { kafkaOf } from './parts.js';

export function configsNode(connection: Connection, topic: string): FolderNode {
  const id = nodeId(connection.profile.name, 'topics', topic, 'configs');
  return {
    kind: 'folder',
    folder: 'configs',
    id,
    connection,
    look: () => ({
      label: 'Configuration',
      tooltip: [['Configuration', `of topic ${topic}`]],
      icon: { id: 'settings-gear' },
      context: 'configs',
      expandable: true,
      spoken: `Configuration of topic ${topic}`,
    }),
    async children(signal) {
      const entries = await kafkaOf(connection).topicConfigs(topic, signal);
      if (entries.length === 0) return [emptyNode(id, 'Nothing is configured')];
      return [...entries]
        .sort((a, b) => Number(b.overridden) - Number(a.overridden) || (a.name < b.name ? -1 : 1))
        .map((entry) => configNode(id, topic, entry));
    },
  };
}

function configNode(parentId: string, topic: string, entry: ConfigEntry): ConfigNode {
  const value = entry.sensitive ? 'hidden' : entry.value === null || entry.value === '' ? 'not set' : entry.value;
  const origin = entry.overridden ? 'set on this topic' : 'default';
  return {
    kind: 'config',
    id: nodeId(parentId, entry.name),
    entry,
    look: () => ({
      label: entry.name,
      description: entry.overridden ? `${value} · ${origin}` : value,
      tooltip: [
        ['Setting', entry.name],
        ['Value', value],
        ['Where from', origin],
        ['Topic', topic],
      ],
      icon: entry.overridden ? { id: 'edit', color: 'charts.blue' } : { id: 'symbol-property' },
      context: entry.sensitive ? 'config.sensitive' : 'config',
      expandable: false,
      spoken: `${entry.name}, ${value}, ${origin}`,
    }),
  };
}
