import { asBoolean, asCount, asFields, asList, asNumber, asText, oneOf } from './parse.js';
import {
  CELL_KINDS,
  PREVIEW_PHASES,
  type PreviewCell,
  type PreviewDetail,
  type PreviewPart,
  type PreviewRow,
  type PreviewStatus,
  type PreviewToPanel,
} from './preview.js';
import { parseStart, parseView } from './previewToHost.js';

/** @returns undefined for anything that the host does not say. */
export function parsePreviewToPanel(message: unknown): PreviewToPanel | undefined {
  const fields = asFields(message);
  if (fields === undefined) return undefined;
  const type = asText(fields['type']);
  switch (type) {
    case 'topic': {
      const connection = asText(fields['connection']);
      const topic = asText(fields['topic']);
      const start = parseStart(fields['start']);
      const view = parseView(fields['view']);
      const writable = asBoolean(fields['writable']);
      if (connection === undefined || topic === undefined || !start || !view || writable === undefined)
        return undefined;
      return { type, connection, topic, start, view, writable };
    }
    case 'status': {
      const status = parseStatus(fields['status']);
      return status && { type, status };
    }
    case 'rows': {
      const request = asCount(fields['request']);
      const from = asCount(fields['from']);
      const revision = asCount(fields['revision']);
      const rows = asList(fields['rows'], parseRow);
      if (request === undefined || from === undefined || revision === undefined || rows === undefined) return undefined;
      return { type, request, from, revision, rows };
    }
    case 'detail': {
      const id = asCount(fields['id']);
      const detail = fields['detail'] === null ? null : parseDetail(fields['detail']);
      return id === undefined || detail === undefined ? undefined : { type, id, detail };
    }
    default:
      return undefined;
  }
}

function parseStatus(value: unknown): PreviewStatus | undefined {
  const fields = asFields(value);
  const phase = oneOf(fields?.['phase'], PREVIEW_PHASES);
  const reason = asText(fields?.['reason']);
  const partitions = asList(fields?.['partitions'], asCount);
  const filtering = asBoolean(fields?.['filtering']);
  const [stored, shown, dropped, bytes, maxEvents, revision] = (
    ['stored', 'shown', 'dropped', 'bytes', 'maxEvents', 'revision'] as const
  ).map((name) => asCount(fields?.[name]));
  if (phase === undefined || reason === undefined || partitions === undefined || filtering === undefined)
    return undefined;
  if (stored === undefined || shown === undefined || dropped === undefined) return undefined;
  if (bytes === undefined || maxEvents === undefined || revision === undefined) return undefined;
  return { phase, reason, stored, shown, dropped, bytes, maxEvents, partitions, filtering, revision };
}

function parseRow(value: unknown): PreviewRow | undefined {
  const fields = asFields(value);
  const id = asCount(fields?.['id']);
  const partition = asCount(fields?.['partition']);
  const offset = asText(fields?.['offset']);
  const timestamp = asNumber(fields?.['timestamp']);
  const key = parseCell(fields?.['key']);
  const cell = parseCell(fields?.['value']);
  const headers = asCount(fields?.['headers']);
  const schema = asText(fields?.['schema']);
  if (id === undefined || partition === undefined || offset === undefined || timestamp === undefined) return undefined;
  if (key === undefined || cell === undefined || headers === undefined || schema === undefined) return undefined;
  return { id, partition, offset, timestamp, key, value: cell, headers, schema };
}

function parseCell(value: unknown): PreviewCell | undefined {
  const fields = asFields(value);
  const kind = oneOf(fields?.['kind'], CELL_KINDS);
  const text = asText(fields?.['text']);
  return kind === undefined || text === undefined ? undefined : { kind, text };
}

function parseDetail(value: unknown): PreviewDetail | undefined {
  const fields = asFields(value);
  const id = asCount(fields?.['id']);
  const partition = asCount(fields?.['partition']);
  const offset = asText(fields?.['offset']);
  const timestamp = asNumber(fields?.['timestamp']);
  const key = parsePart(fields?.['key']);
  const part = parsePart(fields?.['value']);
  const headers = asList(fields?.['headers'], parseHeader);
  if (id === undefined || partition === undefined || offset === undefined || timestamp === undefined) return undefined;
  if (key === undefined || part === undefined || headers === undefined) return undefined;
  return { id, partition, offset, timestamp, key, value: part, headers };
}

function parsePart(value: unknown): PreviewPart | undefined {
  const fields = asFields(value);
  const cell = parseCell(value);
  const json = asBoolean(fields?.['json']);
  const size = asCount(fields?.['size']);
  const schema = asText(fields?.['schema']);
  const typeName = asText(fields?.['typeName']);
  const report = asList(fields?.['report'], asText);
  if (cell === undefined || json === undefined || size === undefined || schema === undefined) return undefined;
  if (typeName === undefined || report === undefined) return undefined;
  return { ...cell, json, size, schema, typeName, report };
}

function parseHeader(value: unknown): { readonly key: string; readonly value: string } | undefined {
  const fields = asFields(value);
  const key = asText(fields?.['key']);
  const text = asText(fields?.['value']);
  return key === undefined || text === undefined ? undefined : { key, value: text };
}
