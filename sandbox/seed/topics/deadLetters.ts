import { text, type Damage, type Payload, type SeedRecord } from '../records.js';
import { MINUTE, type Order, type Story } from '../story/story.js';
import { orderPlaced } from './orders.js';

/** What a consumer of the orders could not read, each for another reason, with the reason as headers. */
export function deadLetters({ orders, until }: Story): readonly SeedRecord[] {
  return orders.slice(-12).map((order, index) => ({
    timestamp: Math.min(until, order.placedAt + MINUTE),
    key: text(order.id),
    ...letter(order, index),
  }));
}

const DAMAGES: readonly { readonly damage: Damage; readonly reason: string }[] = [
  { damage: 'unknown-id', reason: 'Schema not found' },
  { damage: 'truncated', reason: 'EOFException' },
  { damage: 'magic', reason: 'Unknown magic byte!' },
];

function letter(order: Order, index: number): Pick<SeedRecord, 'value' | 'headers'> {
  const about = (reason: string): Readonly<Record<string, string>> => ({
    'dead-letter.topic': 'orders',
    'dead-letter.reason': reason,
    'dead-letter.attempts': '3',
  });
  const event = orderPlaced(order, 3);
  const damage = DAMAGES[index % 4];
  // Every fourth one is sound: only its consumer was not.
  if (damage === undefined) return { value: event, headers: about('TimeoutException') };
  const value: Payload = { as: 'damaged', event, damage: damage.damage };
  return { value, headers: about(damage.reason) };
}
