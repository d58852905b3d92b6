import { avroCodec } from './avro/codec.js';
import type { CodecSchema, EventCodec } from './codec.js';
import { jsonSchemaCodec } from './json/codec.js';
import { protobufCodec } from './protobuf/codec.js';

/** @throws Error whose message says why the schema is of no use */
export function codecOf(schema: CodecSchema): EventCodec {
  switch (schema.format) {
    case 'AVRO':
      return avroCodec(schema);
    case 'PROTOBUF':
      return protobufCodec(schema);
    case 'JSON':
      return jsonSchemaCodec(schema);
  }
}
