import { event, text, type SeedRecord } from '../records.js';
import { BANKS, REFUND_REASONS, RISK_SIGNALS } from '../story/catalogue.js';
import { chance, type Chance } from '../story/random.js';
import { HOUR, isTold, MINUTE, versionAt, type Order, type Story } from '../story/story.js';

/** Protobuf with three messages of one file on one topic: the first, the second, and one nested in the third. */
export function payments(story: Story): readonly SeedRecord[] {
  const luck = chance(3);
  const records = story.orders.flatMap((order) => paymentOf(story, order, luck));
  return records.filter(({ timestamp }) => isTold(story, timestamp)).sort((a, b) => a.timestamp - b.timestamp);
}

function paymentOf(story: Story, order: Order, luck: Chance): readonly SeedRecord[] {
  const payment_id = `p-${order.id.slice(2)}`;
  const amount = {
    currency_code: 'EUR',
    units: Math.floor(order.totalCents / 100),
    nanos: (order.totalCents % 100) * 1e7,
  };
  const capturedAt = order.placedAt + luck.whole(2, 90) * 1000;
  const card = { brand: luck.whole(1, 2), last_four_digits: String(luck.whole(1000, 9999)) };
  const captured = {
    payment_id,
    order_id: order.id,
    amount,
    captured_at: instant(capturedAt),
    ...(luck.percent(75) ? { card } : { bank_transfer: { bank: luck.pick(BANKS) } }),
    installments: order.totalCents > 8000 && luck.percent(30) ? 3 : 1,
  };
  const records = [record(story, capturedAt, order, captured)];
  const refundedAt = order.placedAt + luck.whole(20, 50) * HOUR;
  if (luck.percent(9) && versionAt(story, refundedAt, 3) >= 2) {
    const refund = { payment_id, amount, issued_at: instant(refundedAt), reason: luck.pick(REFUND_REASONS) };
    records.push(record(story, refundedAt, order, refund, 'RefundIssued'));
  }
  const assessedAt = capturedAt + luck.whole(1, 5) * MINUTE;
  if (luck.percent(50) && versionAt(story, assessedAt, 3) === 3) {
    records.push(record(story, assessedAt, order, assessment(luck, payment_id, assessedAt), 'Risk.Assessment'));
  }
  return records;
}

function assessment(luck: Chance, payment_id: string, at: number): Readonly<Record<string, unknown>> {
  const signals = RISK_SIGNALS.filter(() => luck.percent(25));
  const weights = Object.fromEntries(signals.map((signal) => [signal, luck.whole(5, 40) / 100]));
  const score = Object.values(weights).reduce((sum, weight) => sum + weight, luck.whole(0, 10) / 100);
  return { payment_id, score: Math.min(1, Math.round(score * 100) / 100), signals, weights, assessed_at: instant(at) };
}

function record(
  story: Story,
  timestamp: number,
  order: Order,
  value: Readonly<Record<string, unknown>>,
  message?: string,
): SeedRecord {
  const version = versionAt(story, timestamp, 3);
  return {
    timestamp,
    key: text(order.id),
    value: event('payments-value', version, value, message),
    headers: { source: message === 'Risk.Assessment' ? 'fraud-check' : 'payment-gateway' },
  };
}

/** A google.protobuf.Timestamp. */
function instant(time: number): object {
  return { seconds: Math.floor(time / 1000), nanos: (time % 1000) * 1e6 };
}
