import type { SeedRecord } from './records.js';
import type { Story } from './story/story.js';
import { customers } from './topics/customers.js';
import { deadLetters } from './topics/deadLetters.js';
import { deliveries } from './topics/deliveries.js';
import { inventory } from './topics/inventory.js';
import { orders } from './topics/orders.js';
import { pageViews } from './topics/pageViews.js';
import { payments } from './topics/payments.js';
import { shipments } from './topics/shipments.js';

export type Compression = 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';

export interface TopicSeed {
  readonly topic: string;
  readonly partitions: number;
  readonly configs: Readonly<Record<string, string>>;
  /** In turn, batch by batch. */
  readonly compressions: readonly [Compression, ...Compression[]];
  /** In the order in which they are written. */
  readonly records: (story: Story) => readonly SeedRecord[];
}

/** Events carry the times of past days: without this the broker would take them for old and clean them away. */
const KEPT: Readonly<Record<string, string>> = { 'retention.ms': '-1' };

export const TOPICS: readonly TopicSeed[] = [
  topic('orders', 3, ['none', 'gzip', 'snappy', 'lz4', 'zstd'], orders),
  topic('payments', 3, ['zstd'], payments),
  topic('inventory', 2, ['lz4', 'none'], inventory),
  topic('customers', 1, ['none'], customers, { 'cleanup.policy': 'compact', 'min.cleanable.dirty.ratio': '0.9' }),
  topic('shipments', 2, ['snappy'], shipments),
  topic('deliveries', 1, ['gzip'], deliveries),
  topic('page-views', 4, ['lz4', 'gzip'], pageViews),
  topic('orders.dead-letters', 1, ['none'], deadLetters),
];

function topic(
  name: string,
  partitions: number,
  compressions: TopicSeed['compressions'],
  records: TopicSeed['records'],
  configs: TopicSeed['configs'] = KEPT,
): TopicSeed {
  return { topic: name, partitions, configs, compressions, records };
}
