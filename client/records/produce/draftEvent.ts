import { parseTree } from 'jsonc-parser';
import type { FormatId } from '../../../engine/options.js';
import type { SchemaFormat } from '../../../engine/schemaFormat.js';
import type { SchemaRegistry } from '../../../common/registry/types.js';
import type { CodecSchema } from '../formats/codec.js';
import { codecOf } from '../formats/codecs.js';
import { prettyJson } from '../formats/jsonText.js';
import { latestSchema } from './encodeEvent.js';

export interface DraftPorts {
  readonly connection: string;
  readonly topic: string;
  readonly registry: SchemaRegistry | undefined;
  readonly formatOf: (id: FormatId) => SchemaFormat;
  readonly seed: number;
}

/** A document with an event that could be sent as it is: made from the latest schemas of the topic, where it has any. */
export async function draftEvent(ports: DraftPorts): Promise<string> {
  const { connection, topic } = ports;
  const key = (await sample(ports, `${topic}-key`)) ?? '"key-1"';
  const value = (await sample(ports, `${topic}-value`)) ?? '{}';
  const parts = [
    `"connection":${JSON.stringify(connection)}`,
    `"topic":${JSON.stringify(topic)}`,
    `"key":${key}`,
    `"value":${value}`,
    '"headers":{}',
  ];
  return `${prettyJson(`{${parts.join(',')}}`)}\n`;
}

async function sample({ registry, formatOf, seed }: DraftPorts, subject: string): Promise<string | undefined> {
  const latest = await latestSchema(registry, subject);
  if (latest === undefined || registry === undefined) return undefined;
  const references = await registry.resolveReferences(latest.references);
  const format = formatOf(latest.format);
  const event = format.sample(format.parse({ text: latest.text, references }), seed);
  return latest.format === 'AVRO'
    ? asPreviewed(event, { format: latest.format, text: latest.text, references })
    : event;
}

/** Avro's times, decimals and durations are numbers and bytes in a sample, but nobody writes them so by hand. */
function asPreviewed(event: string, schema: CodecSchema): string {
  const node = parseTree(event);
  if (node === undefined) return event;
  const codec = codecOf(schema);
  return codec.decode(codec.encode({ node, text: event, path: 'value' }).payload).text;
}
