import { event, text, type SeedRecord } from '../records.js';
import { chance } from '../story/random.js';
import { HOUR, isTold, type Story } from '../story/story.js';

const COURIERS = [
  { id: 'k-7', name: 'Milan' },
  { id: 'k-12', name: 'Zoë' },
  // The name is optional in the schema.
  { id: 'k-19' },
] as const;

/** JSON Schema of draft 2020-12. */
export function deliveries(story: Story): readonly SeedRecord[] {
  const luck = chance(6);
  return story.orders
    .filter((_, index) => index % 3 === 0)
    .map((order) => {
      const at = order.placedAt + luck.whole(20, 50) * HOUR;
      const { latitude, longitude } = order.customer.place;
      const near = (degrees: number): number => Math.round((degrees + luck.whole(-400, 400) / 1e4) * 1e4) / 1e4;
      return {
        timestamp: at,
        key: text(order.id),
        value: event('deliveries-value', 1, {
          orderId: order.id,
          courier: luck.pick(COURIERS),
          outcome: luck.pick(['HANDED_OVER', 'HANDED_OVER', 'LEFT_WITH_NEIGHBOUR', 'NOBODY_HOME']),
          position: [near(latitude), near(longitude)],
          reportedAt: new Date(at).toISOString(),
        }),
      };
    })
    .filter(({ timestamp }) => isTold(story, timestamp))
    .sort((a, b) => a.timestamp - b.timestamp);
}
