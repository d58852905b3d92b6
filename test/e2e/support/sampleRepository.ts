import { temporaryRepository, type TemporaryRepository } from '../../support/gitRepository.js';

/** The schema as it is committed; tests edit it. */
export const orderSchema = `{
  "type": "record",
  "name": "Order",
  "namespace": "shop.orders",
  "fields": [
    { "name": "id", "type": "string" },
    { "name": "amount", "type": "double", "default": 0 }
  ]
}
`;

/** A small workspace with a git history: one Avro schema, compared with the last commit unless settings say otherwise. */
export function sampleRepository(settings: Readonly<Record<string, unknown>> = {}): TemporaryRepository {
  return temporaryRepository({
    'schemas/order.avsc': orderSchema,
    'README.md': '# Shop\n',
    '.vscode/settings.json': JSON.stringify(settings, null, 2),
  });
}
