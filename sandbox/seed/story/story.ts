import { CARRIERS, COUPONS, PRODUCTS, WAREHOUSES } from './catalogue.js';
import { CITIES, FIRST_NAMES, LAST_NAMES, STREETS } from './people.js';
import { chance, type Chance } from './random.js';

/** Six days of an online shop that sells tea and coffee: what all topics are told from. */
export interface Story {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  readonly customers: readonly Customer[];
  /** By the time they were placed. */
  readonly orders: readonly Order[];
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly registeredAt: number;
  readonly address: Address;
  readonly place: { readonly latitude: number; readonly longitude: number };
}

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly postalCode: string;
  readonly country: string;
  readonly deliveryNotes: string;
}

export interface Order {
  readonly id: string;
  readonly customer: Customer;
  readonly placedAt: number;
  readonly lines: readonly { readonly product: (typeof PRODUCTS)[number]; readonly quantity: number }[];
  readonly totalCents: number;
  readonly channel: 'WEB' | 'APP' | 'STORE';
  readonly coupon: string | null;
  readonly warehouse: (typeof WAREHOUSES)[number];
  readonly carrier: (typeof CARRIERS)[number];
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const LENGTH = 6 * 24 * HOUR;
const CUSTOMERS = 160;
const ORDERS = 700;

/** @param until when the story ends, in milliseconds since 1970; everything else about it is always the same */
export function tellStory(until: number): Story {
  const luck = chance(20_240_601);
  const from = until - LENGTH;
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => newCustomer(luck, index, from));
  const orders = Array.from({ length: ORDERS }, (_, index) => newOrder(luck, index, from, customers));
  return { from, until, customers, orders };
}

/** Which version of a schema was in use: each of `versions` for an equal part of the story. */
export function versionAt({ from, until }: Story, time: number, versions: number): number {
  const part = Math.floor(((time - from) / (until - from)) * versions);
  return Math.min(versions, Math.max(1, part + 1));
}

/** The sooner the fewer: no event is told before the story ends that would happen after it. */
export function isTold({ until }: Story, time: number): boolean {
  return time <= until;
}

function newCustomer(luck: Chance, index: number, from: number): Customer {
  const [first, last, home] = [luck.pick(FIRST_NAMES), luck.pick(LAST_NAMES), luck.pick(CITIES)];
  return {
    id: `c-${1001 + index}`,
    name: `${first} ${last}`,
    email: `${plain(first)}.${plain(last)}${index}@example.com`,
    registeredAt: from + Math.floor((index / CUSTOMERS) ** 2 * LENGTH * 0.9) + luck.whole(0, HOUR),
    address: {
      street: `${luck.pick(STREETS)} ${luck.whole(1, 120)}`,
      city: home.city,
      postalCode: home.postalCode,
      country: home.country,
      deliveryNotes: luck.percent(20) ? 'Please ring twice.' : '',
    },
    place: { latitude: home.latitude, longitude: home.longitude },
  };
}

function newOrder(luck: Chance, index: number, from: number, customers: readonly Customer[]): Order {
  const placedAt = from + Math.floor(((index + luck.next()) / ORDERS) * LENGTH);
  const known = customers.filter(({ registeredAt }) => registeredAt < placedAt);
  const customer = known[luck.whole(0, known.length - 1)] ?? customers[0];
  if (customer === undefined) throw new Error('A shop without customers has no orders');
  const lines = Array.from({ length: luck.whole(1, 4) }, () => ({
    product: luck.pick(PRODUCTS),
    quantity: luck.percent(70) ? 1 : luck.whole(2, 6),
  }));
  return {
    id: `o-${50_001 + index}`,
    customer,
    placedAt,
    lines,
    totalCents: lines.reduce((sum, { product, quantity }) => sum + product.cents * quantity, 0),
    channel: luck.percent(60) ? 'WEB' : luck.percent(80) ? 'APP' : 'STORE',
    coupon: luck.percent(15) ? luck.pick(COUPONS) : null,
    warehouse: luck.pick(WAREHOUSES),
    carrier: luck.pick(CARRIERS),
  };
}

/** Without accents, for an address. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll(/[^a-z]/gi, '')
    .toLowerCase();
}
