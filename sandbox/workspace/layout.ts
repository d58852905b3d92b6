import { SUBJECTS, type SubjectSeed } from '../seed/subjects.js';

/** Where the workspace has the schema of each subject. */
export const FILES: Readonly<Record<string, string>> = {
  'shop.common.Money': 'schemas/common/money.avsc',
  'shop.common.Address': 'schemas/common/address.avsc',
  'orders-value': 'schemas/orders/order-placed.avsc',
  'customers-value': 'schemas/customers/customer.avsc',
  'shipments-key': 'schemas/shipments/parcel-key.avsc',
  'shipments-value': 'schemas/shipments/shipment-updated.avsc',
  'shop.money': 'schemas/payments/money.proto',
  'payments-value': 'schemas/payments/payments.proto',
  'shop.inventory.product': 'schemas/inventory/product.schema.json',
  'inventory-value': 'schemas/inventory/stock-moved.schema.json',
  'deliveries-value': 'schemas/deliveries/delivery-reported.schema.json',
};

export interface SchemaCommit {
  readonly message: string;
  /** ISO 8601. */
  readonly date: string;
  /** Subject → version that its file then holds. */
  readonly versions: Readonly<Record<string, number>>;
}

/** How the schemas of `main` came to be; the last state is the latest version of each subject. */
export const HISTORY: readonly SchemaCommit[] = [
  {
    message: 'Describe orders and customers',
    date: '2024-03-04T09:12:00+01:00',
    versions: { 'shop.common.Money': 1, 'shop.common.Address': 1, 'orders-value': 1, 'customers-value': 1 },
  },
  {
    message: 'Describe payments, stock and shipments',
    date: '2024-03-18T15:40:00+01:00',
    versions: {
      'shop.money': 1,
      'payments-value': 1,
      'shop.inventory.product': 1,
      'inventory-value': 1,
      'shipments-key': 1,
      'shipments-value': 1,
    },
  },
  {
    message: 'Say where an order was placed, and what a refund is',
    date: '2024-05-06T11:05:00+02:00',
    versions: {
      'orders-value': 2,
      'customers-value': 2,
      'payments-value': 2,
      'inventory-value': 2,
      'shipments-value': 2,
      'shop.common.Money': 2,
      'shop.common.Address': 2,
    },
  },
  {
    message: 'Deliver to an address, and let couriers report from the door',
    date: '2024-06-03T10:30:00+02:00',
    versions: {
      'orders-value': 3,
      'customers-value': 3,
      'payments-value': 3,
      'inventory-value': 3,
      'shipments-value': 3,
      'shop.inventory.product': 2,
      'deliveries-value': 1,
    },
  },
];

/** A branch with an edit that breaks its consumers. */
export const BREAKING_BRANCH = {
  branch: 'rename-total',
  message: 'Call the total of an order what it is: an amount',
  date: '2024-06-05T17:55:00+02:00',
  file: 'schemas/orders/order-placed.avsc',
  from: '{ "name": "total", "type": "shop.common.Money" }',
  to: '{ "name": "amount", "type": "shop.common.Money" }',
} as const;

/** @throws Error where the story has no such subject. */
export function subjectSeed(subject: string): SubjectSeed {
  const seed = SUBJECTS.find((candidate) => candidate.subject === subject);
  if (seed === undefined) throw new Error(`There is no subject ${subject}`);
  return seed;
}

/** @throws Error where the workspace has no file for the subject. */
export function fileOf(subject: string): string {
  const file = FILES[subject];
  if (file === undefined) throw new Error(`The workspace has no file for ${subject}`);
  return file;
}
