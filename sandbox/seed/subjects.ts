import type { CompatibilityLevel, FormatId } from '../../engine/options.js';

/** A subject of the story: its versions are the files `schemas/<folder>/<version>.<ending>`. */
export interface SubjectSeed {
  readonly subject: string;
  readonly folder: string;
  readonly format: FormatId;
  readonly level: CompatibilityLevel;
  readonly versions: readonly VersionSeed[];
}

export interface VersionSeed {
  readonly version: number;
  readonly references: readonly { readonly name: string; readonly subject: string; readonly version: number }[];
}

/** Dependencies first. Between them they use every level, and references in all three formats. */
export const SUBJECTS: readonly SubjectSeed[] = [
  subject('shop.common.Money', 'money', 'AVRO', 'FULL_TRANSITIVE', [{}, {}]),
  subject('shop.common.Address', 'address', 'AVRO', 'FULL', [{}, {}]),
  subject('shop.money', 'payment-money', 'PROTOBUF', 'BACKWARD', [{}]),
  subject('shop.inventory.product', 'products', 'JSON', 'FULL', [{}, {}]),
  subject('orders-value', 'orders', 'AVRO', 'BACKWARD', [
    { 'shop.common.Money': ['shop.common.Money', 1] },
    { 'shop.common.Money': ['shop.common.Money', 1] },
    { 'shop.common.Money': ['shop.common.Money', 2], 'shop.common.Address': ['shop.common.Address', 2] },
  ]),
  subject('customers-value', 'customers', 'AVRO', 'FULL_TRANSITIVE', [
    {},
    {},
    { 'shop.common.Address': ['shop.common.Address', 2] },
  ]),
  subject('shipments-key', 'shipment-keys', 'AVRO', 'NONE', [{}]),
  subject('shipments-value', 'shipments', 'AVRO', 'FORWARD_TRANSITIVE', [{}, {}, {}]),
  subject('payments-value', 'payments', 'PROTOBUF', 'BACKWARD_TRANSITIVE', [
    { 'shop/money.proto': ['shop.money', 1] },
    { 'shop/money.proto': ['shop.money', 1] },
    { 'shop/money.proto': ['shop.money', 1] },
  ]),
  subject('inventory-value', 'inventory', 'JSON', 'BACKWARD', [
    { 'product.schema.json': ['shop.inventory.product', 1] },
    { 'product.schema.json': ['shop.inventory.product', 1] },
    { 'product.schema.json': ['shop.inventory.product', 2] },
  ]),
  // The registry of the sandbox takes one version of this draft and no second one.
  subject('deliveries-value', 'deliveries', 'JSON', 'FORWARD', [{}]),
];

const ENDINGS: Readonly<Record<FormatId, string>> = { AVRO: 'avsc', PROTOBUF: 'proto', JSON: 'schema.json' };

/** The file of a version, relative to `sandbox/seed/schemas`. */
export function schemaFile({ folder, format }: SubjectSeed, version: number): string {
  return `${folder}/${version}.${ENDINGS[format]}`;
}

type References = Readonly<Record<string, readonly [subject: string, version: number]>>;

function subject(
  name: string,
  folder: string,
  format: FormatId,
  level: CompatibilityLevel,
  versions: readonly References[],
): SubjectSeed {
  return { subject: name, folder, format, level, versions: versions.map(version) };
}

function version(references: References, index: number): VersionSeed {
  return {
    version: index + 1,
    references: Object.entries(references).map(([name, [of, number]]) => ({ name, subject: of, version: number })),
  };
}
