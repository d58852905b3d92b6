import { event, text, type SeedRecord } from '../records.js';
import { PRODUCTS, WAREHOUSES } from '../story/catalogue.js';
import { chance, type Chance } from '../story/random.js';
import { HOUR, isTold, MINUTE, versionAt, type Story } from '../story/story.js';

interface Movement {
  readonly at: number;
  readonly product: (typeof PRODUCTS)[number];
  readonly warehouse: string;
  readonly change: number;
  readonly reason: 'SALE' | 'RESTOCK' | 'RETURN' | 'LOSS';
  readonly orderId?: string;
}

const FIRST_STOCK = 400;

/** JSON Schema of draft 7: what is sold leaves the shelf, deliveries fill it, and now and then something breaks. */
export function inventory(story: Story): readonly SeedRecord[] {
  const luck = chance(4);
  const movements = [...sales(story, luck), ...restocks(story, luck), ...losses(story, luck)];
  const onHand = new Map<string, number>();
  return movements
    .filter(({ at }) => isTold(story, at))
    .sort((a, b) => a.at - b.at)
    .map((movement) => {
      const shelf = `${movement.product.sku}@${movement.warehouse}`;
      const left = Math.max(0, (onHand.get(shelf) ?? FIRST_STOCK) + movement.change);
      onHand.set(shelf, left);
      return stockMoved(story, movement, left);
    });
}

function stockMoved(story: Story, movement: Movement, onHand: number): SeedRecord {
  const version = versionAt(story, movement.at, 3);
  const { product, warehouse, change, reason, orderId } = movement;
  return {
    timestamp: movement.at,
    key: text(product.sku),
    value: event('inventory-value', version, {
      product: { sku: product.sku, name: product.name },
      warehouse,
      change,
      // The first two versions know no other reasons.
      reason: version < 3 && reason !== 'RESTOCK' ? 'SALE' : reason,
      movedAt: new Date(movement.at).toISOString(),
      ...(version >= 2 ? { onHand } : {}),
      ...(version >= 3 && orderId !== undefined ? { orderId } : {}),
    }),
  };
}

function sales({ orders }: Story, luck: Chance): readonly Movement[] {
  return orders.flatMap(({ id, placedAt, lines, warehouse }) =>
    lines.map(({ product, quantity }) => ({
      at: placedAt + luck.whole(10, 120) * MINUTE,
      product,
      warehouse,
      change: -quantity,
      reason: 'SALE' as const,
      orderId: id,
    })),
  );
}

function restocks({ from }: Story, luck: Chance): readonly Movement[] {
  return Array.from({ length: 40 }, () => ({
    at: from + luck.whole(0, 6 * 24 * 60) * MINUTE,
    product: luck.pick(PRODUCTS),
    warehouse: luck.pick(WAREHOUSES),
    change: luck.whole(2, 10) * 12,
    reason: 'RESTOCK' as const,
  }));
}

function losses({ from }: Story, luck: Chance): readonly Movement[] {
  return Array.from({ length: 30 }, () => ({
    at: from + luck.whole(4 * 24, 6 * 24) * HOUR,
    product: luck.pick(PRODUCTS),
    warehouse: luck.pick(WAREHOUSES),
    change: luck.percent(50) ? -1 : 1,
    reason: 'LOSS' as const,
  })).map((loss) => (loss.change > 0 ? { ...loss, reason: 'RETURN' as const } : loss));
}
