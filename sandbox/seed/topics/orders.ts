import { event, text, type EncodedPayload, type SeedRecord } from '../records.js';
import { chance } from '../story/random.js';
import { versionAt, type Order, type Story } from '../story/story.js';

/** Avro, in three versions as the days go by; string keys; headers as services with tracing write them. */
export function orders(story: Story): readonly SeedRecord[] {
  const luck = chance(1);
  return story.orders.map((order) => ({
    timestamp: order.placedAt,
    key: text(order.id),
    value: orderPlaced(order, versionAt(story, order.placedAt, 3)),
    headers: {
      traceparent: `00-${luck.hex(32)}-${luck.hex(16)}-01`,
      source: order.channel === 'STORE' ? 'till' : 'webshop',
      'content-type': 'application/vnd.shop.order-placed+avro',
    },
  }));
}

export function orderPlaced(order: Order, version: number): EncodedPayload {
  const money = (cents: number): object => ({ units: cents, currency: 'EUR', exchangeRate: null });
  return event('orders-value', version, {
    orderId: order.id,
    customerId: order.customer.id,
    placedAt: order.placedAt,
    lines: order.lines.map(({ product, quantity }) => ({
      sku: product.sku,
      quantity,
      unitPrice: money(product.cents),
    })),
    total: money(order.totalCents),
    channel: order.channel,
    deliveryAddress: order.channel === 'STORE' ? null : order.customer.address,
    coupon: order.coupon,
  });
}
