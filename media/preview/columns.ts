import type { OrderColumn, PreviewRow } from '../../common/panels/preview.js';

export interface Column {
  readonly id: string;
  readonly title: string;
  /** The whole of a title that is short for something. */
  readonly name?: string;
  /** The most characters that the column grows to by itself; absent where it takes what is left. */
  readonly fit?: number;
  /** Set where a click on the title sorts. */
  readonly order?: OrderColumn;
  readonly align?: 'end';
  text(row: PreviewRow): string;
  /** Further classes of the cell. */
  look?(row: PreviewRow): string;
}

export const COLUMNS: readonly Column[] = [
  { id: 'time', title: 'Time', fit: 23, order: 'time', text: (row) => timeText(row.timestamp) },
  { id: 'partition', title: 'Part.', name: 'Partition', fit: 7, align: 'end', text: (row) => String(row.partition) },
  { id: 'offset', title: 'Offset', fit: 20, align: 'end', order: 'offset', text: (row) => row.offset },
  { id: 'key', title: 'Key', fit: 24, text: ({ key }) => cellText(key), look: ({ key }) => key.kind },
  { id: 'value', title: 'Value', text: valueText, look: ({ value }) => value.kind },
  {
    id: 'headers',
    title: 'Headers',
    fit: 8,
    align: 'end',
    text: ({ headers }) => (headers === 0 ? '' : String(headers)),
  },
  { id: 'schema', title: 'Schema', fit: 24, text: (row) => row.schema },
];

function valueText({ value }: PreviewRow): string {
  return value.kind === 'null' ? 'null (tombstone)' : cellText(value);
}

function cellText({ kind, text }: PreviewRow['key']): string {
  if (kind === 'null') return 'null';
  return kind === 'empty' ? '(empty)' : text;
}

/** In the time of whoever looks, to the millisecond; sortable as text. */
export function timeText(timestamp: number): string {
  if (timestamp < 0) return 'no time';
  const date = new Date(timestamp);
  if (Number.isNaN(date.getTime())) return String(timestamp);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${day} ${time}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
