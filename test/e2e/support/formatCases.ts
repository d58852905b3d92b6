/** A schema of one format, and what a user does to it. */
export interface FormatCase {
  readonly format: string;
  readonly file: string;
  readonly committed: string;
  /** The committed text; `«…»` is what the user types over. */
  readonly edited: string;
  readonly typed: string;
  /** What is underlined then, and nothing else. */
  readonly underlined: string;
  readonly line: number;
  /** Where the underlined words are: they and what follows. */
  readonly place: string;
  /** The code of the difference, as the registry calls it. */
  readonly code: string;
  /** A fix, and what the line that it mends says then. */
  readonly fix: string;
  readonly mended: string;
  /** A text with two breaking changes, of which the preferred fixes restore the second text. */
  readonly brokenTwice: string;
  readonly restored: string;
  /** A text that the registry accepts: the words that a warning underlines, how, and its rule. */
  readonly doubtful: string;
  readonly warned: string;
  readonly warnedAs: 'warning' | 'info';
  readonly rule: string;
  /** The fix that is offered for the warning. */
  readonly warningFix: string;
}

const order = `{
  "type": "record",
  "name": "Order",
  "namespace": "shop.orders",
  "fields": [
    { "name": "id", "type": "string" },
    { "name": "placedAt", "type": { "type": "long", "logicalType": "timestamp-millis" } },
    { "name": "amount", "type": "double", "default": 0 }
  ]
}
`;
const orderFields = (...fields: readonly string[]): string =>
  order.replace('"default": 0 }', ['"default": 0 }', ...fields].join(',\n    '));

const payment = `syntax = "proto3";

package shop.payments;

// Money that was taken.
message Payment {
  string id = 1;
  int64 amount = 2;
  string currency = 3;
}
`;

const stock = `{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "sku": { "type": "string" },
    "count": { "type": "integer", "maximum": 1000 },
    "contact": { "type": "string" }
  },
  "required": ["sku"]
}
`;

export const avro: FormatCase = {
  format: 'Avro',
  file: 'order.avsc',
  committed: order,
  edited: order.replace('"default": 0 }', '"default": 0 }«»'),
  typed: ', { "name": "currency", "type": "string" }',
  underlined: '"currency"',
  line: 8,
  place: '"currency", ',
  code: 'READER_FIELD_MISSING_DEFAULT_VALUE',
  fix: "Give 'currency' the default",
  mended: '{ "name": "currency", "type": "string", "default": "" }',
  brokenTwice: orderFields('{ "name": "currency", "type": "string" }', '{ "name": "items", "type": "int" }'),
  restored: orderFields(
    '{ "name": "currency", "type": "string", "default": "" }',
    '{ "name": "items", "type": "int", "default": 0 }',
  ),
  doubtful: order.replace('millis', 'micros'),
  warned: '"placedAt"',
  warnedAs: 'warning',
  rule: 'avro-logical-type-changed',
  warningFix: 'Change the type back to timestamp-millis',
};

export const formatCases: readonly FormatCase[] = [
  avro,
  {
    format: 'Protobuf',
    file: 'payment.proto',
    committed: payment,
    edited: payment.replace('int64 amount', '«int64» amount'),
    typed: 'string',
    underlined: 'string',
    line: 8,
    place: 'string amount',
    code: 'FIELD_SCALAR_KIND_CHANGED',
    fix: 'Restore the type int64',
    mended: 'int64 amount = 2;',
    brokenTwice: payment.replace('shop.payments', 'shop.paid').replace('int64 amount', 'string amount'),
    restored: payment,
    doubtful: payment.replace('string currency', 'string currency_code'),
    warned: 'currency_code',
    warnedAs: 'info',
    rule: 'protobuf-field-renamed',
    warningFix: 'Call it currency again',
  },
  {
    format: 'JSON Schema',
    file: 'stock.schema.json',
    committed: stock,
    edited: stock.replace('["sku"]', '["sku"«»]'),
    typed: ', "count"',
    underlined: '"count"',
    line: 9,
    place: '"count"]',
    code: 'REQUIRED_ATTRIBUTE_ADDED',
    fix: 'Make count optional',
    mended: '"required": ["sku"]',
    // Two changes of one list, of which each touches the other.
    brokenTwice: stock.replace('["sku"]', '["sku", "count", "contact"]'),
    restored: stock,
    doubtful: stock.replace('"contact": { "type": "string"', '"contact": { "type": "string", "format": "email"'),
    warned: '"format": "email"',
    warnedAs: 'info',
    rule: 'json-format-changed',
    warningFix: 'Remove format',
  },
];
