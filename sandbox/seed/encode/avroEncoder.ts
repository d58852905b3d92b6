import avro from 'avsc';
import type { RegisteredVersion } from '../register.js';

/** @param dependencies the texts of the references, in the order in which they need each other */
export function avroEncoder(
  { text }: RegisteredVersion,
  dependencies: readonly string[],
): (value: Readonly<Record<string, unknown>>) => Uint8Array {
  const registry = {};
  for (const dependency of dependencies) avro.Type.forSchema(parse(dependency), { registry });
  const type = avro.Type.forSchema(parse(text), { registry });
  return (value) => type.toBuffer(value);
}

function parse(text: string): avro.Schema {
  return JSON.parse(text) as avro.Schema;
}
