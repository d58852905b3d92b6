import type { PreviewDetail } from '../../common/panels/preview.js';
import { prettyJson } from './formats/jsonText.js';

export interface WholeEvent {
  readonly connection: string;
  readonly topic: string;
  readonly detail: PreviewDetail;
  readonly key: string;
  readonly value: string;
}

/** An event as a document that `Send Event` understands; the partition is left to the key. */
export function eventText({ connection, topic, detail, key, value }: WholeEvent): string {
  const headers = detail.headers.map((header) => `[${JSON.stringify(header.key)},${JSON.stringify(header.value)}]`);
  const parts = [
    `"connection":${JSON.stringify(connection)}`,
    `"topic":${JSON.stringify(topic)}`,
    `"key":${partText(detail.key, key)}`,
    `"value":${partText(detail.value, value)}`,
    ...(detail.value.kind === 'PROTOBUF' ? [`"message":${JSON.stringify(detail.value.typeName)}`] : []),
    `"headers":[${headers.join(',')}]`,
  ];
  return `${prettyJson(`{${parts.join(',')}}`)}\n`;
}

function partText({ kind, json }: PreviewDetail['key'], text: string): string {
  if (kind === 'null') return 'null';
  return json || kind === 'number' ? text : JSON.stringify(text);
}
