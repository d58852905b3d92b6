import type { PreviewRow } from '../../common/panels/preview.js';
import { schemaIdOf } from './decode/decodePart.js';
import type { Schemas } from './decode/schemas.js';
import { rowOf } from './rows.js';
import type { StoredEvent } from './store/eventStore.js';

/** The rows that were made last: the same ones are asked for with each new event, and decoding a large one takes time. */
export interface RowCache {
  row(event: StoredEvent): PreviewRow;
}

const MAX_ROWS = 1_000;

export function rowCache(schemas: Schemas): RowCache {
  const rows = new Map<number, PreviewRow>();
  return {
    row: (event) => {
      const known = rows.get(event.id);
      if (known !== undefined) return known;
      const row = rowOf(event, schemas);
      if (!isFinal(event, schemas)) return row;
      const oldest = rows.size >= MAX_ROWS ? rows.keys().next().value : undefined;
      if (oldest !== undefined) rows.delete(oldest);
      rows.set(event.id, row);
      return row;
    },
  };
}

/** What has no usable schema yet may be decoded in a moment, when the registry has answered. */
function isFinal(event: StoredEvent, schemas: Schemas): boolean {
  return (['key', 'value'] as const).every((side) => {
    const id = schemaIdOf(event, side);
    return id === undefined || schemas.get(id, side)?.state === 'ready';
  });
}
