import { event, type SeedRecord } from '../records.js';
import { chance, type Chance } from '../story/random.js';
import { HOUR, isTold, versionAt, type Order, type Story } from '../story/story.js';

/** Avro keys as well as Avro values. */
export function shipments(story: Story): readonly SeedRecord[] {
  const luck = chance(5);
  const records = story.orders
    .filter(({ channel }) => channel !== 'STORE')
    .flatMap((order) => parcel(story, order, luck));
  return records.filter(({ timestamp }) => isTold(story, timestamp)).sort((a, b) => a.timestamp - b.timestamp);
}

function parcel(story: Story, order: Order, luck: Chance): readonly SeedRecord[] {
  const packed = order.placedAt + luck.whole(1, 12) * HOUR;
  const handedOver = packed + luck.whole(1, 8) * HOUR;
  const arrived = handedOver + luck.whole(14, 40) * HOUR;
  const steps = [
    { status: 'PACKED', at: packed },
    { status: 'HANDED_OVER', at: handedOver },
    { status: luck.percent(4) ? 'RETURNED' : 'DELIVERED', at: arrived },
  ];
  const trackingCode = `00${luck.whole(34_000_000, 34_999_999)}${luck.whole(1_000_000, 9_999_999)}`;
  const weightGrams = order.lines.reduce((sum, { quantity }) => sum + quantity * 260, 180);
  return steps.map(({ status, at }) => ({
    timestamp: at,
    key: event('shipments-key', 1, { orderId: order.id, parcel: 1 }),
    value: event('shipments-value', versionAt(story, at, 3), {
      shipmentId: `s-${order.id.slice(2)}`,
      orderId: order.id,
      carrier: order.carrier,
      trackingCode,
      status,
      updatedAt: at,
      carrierNote: status === 'RETURNED' ? 'Address unknown' : '',
      weightGrams,
    }),
    headers: { source: order.carrier },
  }));
}
