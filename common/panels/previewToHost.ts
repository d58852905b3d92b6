import { asBoolean, asCount, asFields, asNumber, asText, oneOf, type Fields } from './parse.js';
import {
  COPY_PARTS,
  MAX_LATEST,
  ORDER_COLUMNS,
  type PreviewStart,
  type PreviewToHost,
  type PreviewView,
} from './preview.js';

/** Rows that a panel may ask for at once: more than any screen shows. */
const MAX_WINDOW = 1_000;
const MAX_FILTER_LENGTH = 1_000;

/** @returns undefined for anything that the panel does not say. */
export function parsePreviewToHost(message: unknown): PreviewToHost | undefined {
  const fields = asFields(message);
  if (fields === undefined) return undefined;
  const type = asText(fields['type']);
  switch (type) {
    case 'ready':
    case 'pause':
    case 'resume':
    case 'retry':
    case 'produce':
      return { type };
    case 'start': {
      const start = parseStart(fields['start']);
      return start && { type, start };
    }
    case 'view': {
      const view = parseView(fields['view']);
      return view && { type, view };
    }
    case 'window':
      return parseWindow(fields);
    case 'detail': {
      const id = asCount(fields['id']);
      return id === undefined ? undefined : { type, id };
    }
    case 'copy': {
      const id = asCount(fields['id']);
      const part = oneOf(fields['part'], COPY_PARTS);
      return id === undefined || part === undefined ? undefined : { type, id, part };
    }
    default:
      return undefined;
  }
}

export function parseStart(value: unknown): PreviewStart | undefined {
  const fields = asFields(value);
  switch (fields?.['kind']) {
    case 'beginning':
      return { kind: 'beginning' };
    case 'latest': {
      const count = asCount(fields['count']);
      return count === undefined || count < 1 ? undefined : { kind: 'latest', count: Math.min(count, MAX_LATEST) };
    }
    case 'offset': {
      const offset = asText(fields['offset']);
      return offset !== undefined && /^\d{1,18}$/.test(offset) ? { kind: 'offset', offset } : undefined;
    }
    case 'time': {
      const timestamp = asNumber(fields['timestamp']);
      return timestamp === undefined ? undefined : { kind: 'time', timestamp: Math.trunc(timestamp) };
    }
    default:
      return undefined;
  }
}

export function parseView(value: unknown): PreviewView | undefined {
  const fields = asFields(value);
  const filter = asText(fields?.['filter']);
  const order = oneOf(fields?.['order'], ORDER_COLUMNS);
  const descending = asBoolean(fields?.['descending']);
  const partition = fields?.['partition'] === null ? null : asCount(fields?.['partition']);
  if (filter === undefined || order === undefined || descending === undefined || partition === undefined) {
    return undefined;
  }
  return { filter: filter.slice(0, MAX_FILTER_LENGTH), partition, order, descending };
}

function parseWindow(fields: Fields): PreviewToHost | undefined {
  const request = asCount(fields['request']);
  const from = asCount(fields['from']);
  const count = asCount(fields['count']);
  if (request === undefined || from === undefined || count === undefined) return undefined;
  return { type: 'window', request, from, count: Math.min(count, MAX_WINDOW) };
}
