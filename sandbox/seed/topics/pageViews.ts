import { json, type SeedRecord } from '../records.js';
import { BROWSERS, PAGES, PRODUCTS } from '../story/catalogue.js';
import { chance } from '../story/random.js';
import type { Story } from '../story/story.js';

const VIEWS = 1_500;

/** Plain JSON without any schema, and without keys. */
export function pageViews({ from, until, customers }: Story): readonly SeedRecord[] {
  const luck = chance(7);
  return Array.from({ length: VIEWS }, (_, index) => {
    const timestamp = from + Math.floor(((index + luck.next()) / VIEWS) * (until - from));
    const customer = luck.percent(40) ? customers[luck.whole(0, customers.length - 1)] : undefined;
    return {
      timestamp,
      key: null,
      value: json({
        at: new Date(timestamp).toISOString(),
        page: luck.percent(60) ? luck.pick(PAGES) : `/product/${luck.pick(PRODUCTS).sku}`,
        session: luck.hex(12),
        customer: customer?.id ?? null,
        browser: luck.pick(BROWSERS),
        milliseconds: luck.whole(18, 900),
        experiment: { name: 'short-checkout', group: luck.pick(['a', 'b']) },
      }),
      headers: { 'content-type': 'application/json' },
    };
  });
}
