import { temporaryRepository, type TemporaryRepository } from '../../support/gitRepository.js';

/** The schema as it is committed; tests edit it. */
export const orderSchema: string = `{
  "type": "record",
  "name": "Order",
  "namespace": "shop.orders",
  "fields": [
    { "name": "id", "type": "string" },
    { "name": "amount", "type": "double", "default": 0 }
  ]
}
`;

/** The same with a field that data written before does not have: readers of it would need a default. */
export const requiredField: string = orderSchema.replace(
  '"default": 0 }',
  '"default": 0 },\n    { "name": "currency", "type": "string" }',
);

/** A small workspace with a git history: one Avro schema, compared with the last commit unless settings say otherwise. */
export function sampleRepository(settings: Readonly<Record<string, unknown>> = {}): TemporaryRepository {
  return temporaryRepository({
    'schemas/order.avsc': orderSchema,
    'README.md': '# Shop\n',
    '.vscode/settings.json': JSON.stringify(settings, null, 2),
  });
}
