import type { Random } from './random.js';

/** 2026-01-01T00:00:00Z in milliseconds. Samples have no clock: the same seed gives the same event every day. */
const EPOCH = 1_767_225_600_000;
const DAY = 86_400_000;

/** A text such as a field of that name holds: an e-mail address for `customerEmail`, a city for `city`. */
export function textFor(name: string, random: Random): string {
  const rule = TEXT_RULES.find(([pattern]) => pattern.test(name));
  return rule === undefined ? random.pick(WORDS) : rule[1](random);
}

/** A whole number such as a field of that name holds. */
export function wholeNumberFor(name: string, random: Random): number {
  if (/year/i.test(name)) return random.int(1990, 2026);
  if (/(time|date|_at|At|timestamp|ts|millis)$/i.test(name)) return instant(random);
  if (/(quantity|qty|count|items|size|pieces)/i.test(name)) return random.int(1, 12);
  if (/(percent|rate|score)/i.test(name)) return random.int(0, 100);
  if (/(version|revision|line|position|index|priority|level)/i.test(name)) return random.int(1, 9);
  if (/(amount|price|total|cost|cents|fee|balance)/i.test(name)) return random.int(100, 99_999);
  if (/age$/i.test(name)) return random.int(18, 90);
  return random.int(1, 100_000);
}

/** A number with a fraction such as a field of that name holds. */
export function fractionFor(name: string, random: Random): number {
  if (/^lat/i.test(name)) return round(random.next() * 120 - 60, 5);
  if (/^(lon|lng)/i.test(name)) return round(random.next() * 300 - 150, 5);
  if (/(percent|rate|ratio|share)/i.test(name)) return round(random.next(), 4);
  if (/(temp)/i.test(name)) return round(random.next() * 50 - 10, 1);
  return round(random.next() * 1000, 2);
}

/** Milliseconds since 1970, within the year 2026. */
export function instant(random: Random): number {
  return EPOCH + random.int(0, 364) * DAY + random.int(0, DAY - 1);
}

/** Days since 1970, within the year 2026. */
export function dayNumber(random: Random): number {
  return EPOCH / DAY + random.int(0, 364);
}

export function uuid(random: Random): string {
  const hex = (digits: number) => Array.from({ length: digits }, () => random.int(0, 15).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
}

/** An instant as RFC 3339 writes it, in UTC. */
export function isoInstant(random: Random): string {
  return new Date(instant(random)).toISOString();
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

const WORDS = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'harbor'] as const;
const FIRST_NAMES = ['Ada', 'Grace', 'Linus', 'Margaret', 'Alan', 'Katherine', 'Edsger', 'Barbara'] as const;
const LAST_NAMES = ['Lovelace', 'Hopper', 'Hamilton', 'Turing', 'Johnson', 'Dijkstra', 'Liskov'] as const;
const CITIES = ['Lisbon', 'Nairobi', 'Toronto', 'Osaka', 'Bogotá', 'Hamburg', 'Pune'] as const;
const STREETS = ['Harbor Road 12', 'Mill Lane 4', 'Station Street 27', 'Garden Way 8'] as const;

/** The first pattern that a name matches decides. */
const TEXT_RULES: readonly (readonly [RegExp, (random: Random) => string])[] = [
  [/e?mail/i, (random) => `${random.pick(FIRST_NAMES).toLowerCase()}@example.com`],
  [/(uuid|guid)/i, uuid],
  [/(url|uri|link|href)$/i, (random) => `https://example.com/${random.pick(WORDS)}`],
  [/(^|_)ip|ipAddress/, (random) => `192.0.2.${random.int(1, 254)}`],
  [/currency/i, (random) => random.pick(['EUR', 'USD', 'GBP', 'JPY'])],
  [/country/i, (random) => random.pick(['PT', 'KE', 'CA', 'JP', 'CO', 'DE', 'IN'])],
  [/(locale|lang)/i, (random) => random.pick(['en', 'de', 'pt', 'ja'])],
  [/first.?name|given.?name/i, (random) => random.pick(FIRST_NAMES)],
  [/last.?name|surname|family.?name/i, (random) => random.pick(LAST_NAMES)],
  [
    /(customer|user|full|person|contact|author|owner).?name/i,
    (random) => `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`,
  ],
  [/city|town/i, (random) => random.pick(CITIES)],
  [/street|address/i, (random) => random.pick(STREETS)],
  [/(zip|postal)/i, (random) => String(random.int(10_000, 99_999))],
  [/phone|mobile/i, (random) => `+1 555 ${random.int(1000, 9999)}`],
  [/sku|product.?code/i, (random) => `SKU-${random.int(1000, 9999)}`],
  [/(time|date|_at|At|timestamp)$/, isoInstant],
  [/status|state/i, (random) => random.pick(['open', 'paid', 'shipped', 'closed'])],
  [/colou?r/i, (random) => random.pick(['red', 'green', 'blue', 'black'])],
  [/amount|price|total|cost/i, (random) => (random.int(100, 99_999) / 100).toFixed(2)],
  [/(^|_)id$|Id$|key$|number$|code$|ref$/, (random) => `${random.pick(WORDS)}-${random.int(1000, 9999)}`],
  [/note|comment|description|message|text/i, (random) => `A note about ${random.pick(WORDS)}.`],
];
