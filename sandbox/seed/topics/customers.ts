import { event, text, type SeedRecord } from '../records.js';
import { chance } from '../story/random.js';
import { HOUR, isTold, versionAt, type Customer, type Story } from '../story/story.js';

/** Compacted: the newest record of a key is the account as it is; closed accounts end with a tombstone. */
export function customers(story: Story): readonly SeedRecord[] {
  const luck = chance(2);
  const records = story.customers.flatMap((customer): readonly SeedRecord[] => {
    const registered = account(story, customer, customer.registeredAt, 'BASIC');
    const later = customer.registeredAt + luck.whole(2, 60) * HOUR;
    if (luck.percent(8)) return [registered, { timestamp: later, key: text(customer.id), value: null }];
    if (luck.percent(45)) return [registered, account(story, customer, later, luck.pick(['SILVER', 'GOLD']))];
    return [registered];
  });
  return records.filter(({ timestamp }) => isTold(story, timestamp)).sort((a, b) => a.timestamp - b.timestamp);
}

function account(story: Story, customer: Customer, timestamp: number, tier: string): SeedRecord {
  return {
    timestamp,
    key: text(customer.id),
    value: event('customers-value', versionAt(story, timestamp, 3), {
      customerId: customer.id,
      email: customer.email,
      fullName: customer.name,
      registeredAt: customer.registeredAt,
      tier,
      address: customer.address,
      newsletter: tier === 'GOLD',
    }),
  };
}
