import avsc, { type Schema, type Type } from 'avsc';
import type { CodecSchema, EventCodec } from '../codec.js';
import { asBuffer } from '../jsonText.js';
import { FieldErrors, type FieldProblem } from '../jsonInput.js';
import { AvroBytes } from './bytes.js';
import { avroFromJson } from './fromJson.js';
import { branchName, readAvroSchema, type AvroNode } from './model.js';
import { textReader } from './toText.js';

/** @throws Error where the schema cannot be understood */
export function avroCodec(schema: CodecSchema): EventCodec {
  const node = readAvroSchema(schema.text, schema.references);
  const read = textReader(node);
  /** Made for the first event that is written: most schemas are only read. */
  let type: Type | undefined;
  const typeName = node.kind === 'record' || node.kind === 'enum' || node.kind === 'fixed' ? branchName(node) : '';
  return {
    decode: (payload) => {
      const bytes = new AvroBytes(asBuffer(payload));
      const text = read(bytes);
      bytes.end();
      return { text, typeName };
    },
    encode: (input) => {
      const problems: FieldProblem[] = [];
      const value = avroFromJson(node, input, (problem) => problems.push(problem));
      if (problems.length > 0) throw new FieldErrors(problems);
      type ??= binaryType(node);
      return { payload: type.toBuffer(value) };
    },
  };
}

/** What avsc needs to know to write bytes: no logical types, defaults or aliases, and longs as whole numbers. */
function binaryType(node: AvroNode): Type {
  const long = avsc.types.LongType.__with({
    fromBuffer: (bytes: Buffer) => bytes.readBigInt64LE(),
    toBuffer: (value: bigint) => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigInt64LE(value);
      return bytes;
    },
    fromJSON: (value: number | string) => BigInt(value),
    toJSON: (value: bigint) => String(value),
    isValid: (value: unknown) => typeof value === 'bigint',
    compare: (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0),
  });
  return avsc.Type.forSchema(binarySchema(node, new Set()), { registry: { long }, wrapUnions: 'always' });
}

function binarySchema(node: AvroNode, defined: Set<string>): Schema {
  switch (node.kind) {
    case 'primitive':
      return node.type;
    case 'array':
      return { type: 'array', items: binarySchema(node.items, defined) };
    case 'map':
      return { type: 'map', values: binarySchema(node.values, defined) };
    case 'union':
      // avsc's types have no name for a union within a type; its reader has.
      return node.branches.map((branch) => binarySchema(branch, defined)) as Schema;
    case 'record':
    case 'enum':
    case 'fixed': {
      const { name } = node;
      if (defined.has(name)) return name;
      defined.add(name);
      // An empty namespace, or the type would inherit that of the record around it.
      const head = { name, ...(name.includes('.') ? {} : { namespace: '' }) };
      if (node.kind === 'enum') return { ...head, type: 'enum', symbols: [...node.symbols] };
      if (node.kind === 'fixed') return { ...head, type: 'fixed', size: node.size };
      const fields = node.fields.map((field) => ({ name: field.name, type: binarySchema(field.node, defined) }));
      return { ...head, type: 'record', fields };
    }
  }
}
