import avsc from 'avsc';
import protobuf from 'protobufjs';
import { codecOf } from '../../client/records/formats/codecs.js';
import type { Bench, RateMeasure } from './bench.js';
import { SCHEMA } from './read/topics.js';

const EVENTS = 200;

interface Order {
  readonly id: number;
  readonly customer: string;
  readonly note: string;
  readonly total: number;
  readonly lines: readonly number[];
}

const orders = Array.from({ length: EVENTS }, (_, i): Order => {
  return {
    id: i * 1_000_003,
    customer: `customer ${i % 100}`,
    note: `note ${i * 7919}`,
    total: i / 8,
    lines: [1, 2, i],
  };
});

const PROTO = `syntax = "proto3";
message Order { int64 id = 1; string customer = 2; string note = 3; double total = 4; repeated int32 lines = 5; }`;
const JSON_SCHEMA = '{"type":"object","properties":{"id":{"type":"integer"}}}';

/** Turns all events into text; a text without its customer would mean that nothing was decoded. */
function decoding(name: string, payloads: readonly Buffer[], decode: (payload: Buffer) => string): RateMeasure {
  return {
    name,
    kind: 'rate',
    unit: 'events',
    work: () => {
      for (const payload of payloads) {
        if (!decode(payload).includes('customer')) throw new Error(`${name}: not decoded`);
      }
      return payloads.length;
    },
  };
}

const ours = (format: 'AVRO' | 'PROTOBUF' | 'JSON', text: string) => {
  const codec = codecOf({ format, text, references: [] });
  return (payload: Uint8Array) => codec.decode(payload).text;
};

const avroType = avsc.Type.forSchema(JSON.parse(SCHEMA) as avsc.Schema);
const avroPayloads = orders.map((order) => avroType.toBuffer(order));
const message = protobuf.parse(PROTO).root.lookupType('Order');
// The first message of a file stands as a lone zero in front of its bytes.
const protobufPayloads = orders.map((order) => Buffer.concat([Buffer.from([0]), message.encode(order).finish()]));
const jsonPayloads = orders.map((order) => Buffer.from(JSON.stringify(order)));

const names = {
  avro: 'Avro: avsc and JSON.stringify',
  protobuf: 'Protobuf: protobufjs and JSON.stringify',
  json: 'JSON: JSON.parse and JSON.stringify',
} as const;

export const bench: Bench = {
  title: 'Decoding one event of 60 bytes to JSON text, without reading it from anywhere',
  measures: [
    decoding(names.avro, avroPayloads, (payload) => JSON.stringify(avroType.fromBuffer(payload))),
    { ...decoding('Avro: ours', avroPayloads, ours('AVRO', SCHEMA)), peer: names.avro },
    decoding(names.protobuf, protobufPayloads, (payload) => JSON.stringify(message.decode(payload.subarray(1)))),
    { ...decoding('Protobuf: ours', protobufPayloads, ours('PROTOBUF', PROTO)), peer: names.protobuf },
    decoding(names.json, jsonPayloads, (payload) => JSON.stringify(JSON.parse(payload.toString()) as unknown)),
    { ...decoding('JSON Schema: ours', jsonPayloads, ours('JSON', JSON_SCHEMA)), peer: names.json },
  ],
};
