/** The texts of a large workspace by their names: of each format as many, every tenth refers to others. */
export function manySchemas(count: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    'proto/shared/money.proto': 'syntax = "proto3";\npackage shop;\nmessage Money { int64 cents = 1; }\n',
    'json/shared.schema.json': '{"type": "object", "properties": {"city": {"type": "string"}}}',
  };
  for (let i = 0; i < count - 2; i++) {
    const folder = `team${i % 20}`;
    const refers = i % 10 === 0;
    if (i % 3 === 0) files[`avro/${folder}/event${i}.avsc`] = avro(i);
    else if (i % 3 === 1) files[`proto/${folder}/event${i}.proto`] = protobuf(i, refers || i % 7 === 0);
    else files[`json/${folder}/event${i}.schema.json`] = json(i, refers || i % 7 === 0);
  }
  return files;
}

function avro(number: number): string {
  const fields = names(number).map((name) => ({ name, type: ['null', 'string'], default: null }));
  return `${JSON.stringify({ type: 'record', name: `Event${number}`, namespace: 'shop', fields }, null, 2)}\n`;
}

function protobuf(number: number, refers: boolean): string {
  const fields = names(number).map((name, index) => `  string ${name} = ${index + 1};\n`);
  const head = `syntax = "proto3";\npackage shop.event${number};\n${refers ? 'import "shared/money.proto";\n' : ''}`;
  return `${head}message Event${number} {\n${fields.join('')}${refers ? '  shop.Money price = 100;\n' : ''}}\n`;
}

function json(number: number, refers: boolean): string {
  const properties = Object.fromEntries(names(number).map((name) => [name, { type: 'string' }]));
  const more = refers ? { address: { $ref: '../shared.schema.json' } } : {};
  return `${JSON.stringify({ type: 'object', properties: { ...properties, ...more } }, null, 2)}\n`;
}

function names(number: number): readonly string[] {
  return Array.from({ length: 10 + (number % 20) }, (_, index) => `field_${index}`);
}
