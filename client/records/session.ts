import type {
  PreviewDetail,
  PreviewPhase,
  PreviewRow,
  PreviewStatus,
  PreviewView,
} from '../../common/panels/preview.js';
import type { KafkaLibrary } from '../kafka/worker/port.js';
import { schemaIdOf } from './decode/decodePart.js';
import type { AskSchema } from './decode/schemaAnswer.js';
import { reasonOf, schemas as newSchemas } from './decode/schemas.js';
import { readTopic, type ReaderState } from './reader/readTopic.js';
import type { EventRecord, ReadOptions } from './record.js';
import { detailOf, wholeText } from './rows.js';
import { rowCache } from './rowCache.js';
import { holdsText } from './searchText.js';
import { eventStore, type IdRange, type StoreLimits, type StoredEvent } from './store/eventStore.js';
import { eventView, FIRST_VIEW } from './store/eventView.js';

export const DEFAULT_LIMITS: StoreLimits = { maxEvents: 100_000, maxBytes: 256 * 1024 * 1024 };

export interface WindowAnswer {
  readonly rows: readonly PreviewRow[];
  readonly revision: number;
}

/** One topic being read, kept and looked at. Lives in the worker thread; only what is shown leaves it. */
export interface EventSession {
  /** Forgets what it has and reads anew. */
  start(options: ReadOptions): void;
  pause(): void;
  /** Goes on after a pause, or where the store was full: the oldest events then make room. */
  resume(): void;
  setView(view: PreviewView): void;
  window(from: number, count: number): Promise<WindowAnswer>;
  detail(id: number): Promise<PreviewDetail | null>;
  /** The whole text of a key or value, to be copied; null where the event is no longer kept. */
  text(id: number, part: 'key' | 'value'): Promise<string | null>;
  stop(): void;
}

export interface SessionPorts {
  readonly library: () => Promise<KafkaLibrary>;
  readonly ask: AskSchema;
  readonly onStatus: (status: PreviewStatus) => void;
  readonly limits?: StoreLimits;
}

/** Milliseconds between two statuses. */
const STATUS_MS = 100;
/** Milliseconds that rows wait for schemas; later the panel is told to ask again. */
const SCHEMA_PATIENCE_MS = 400;
/** Events that are decoded for the filter before others get a turn. */
const FILTER_SLICE = 250;

export function eventSession(ports: SessionPorts): EventSession {
  const limits = ports.limits ?? DEFAULT_LIMITS;
  const schemas = newSchemas(ports.ask);
  let rows = rowCache(schemas);
  let store = eventStore(limits);
  let view = eventView(store);
  let choice = FIRST_VIEW;
  let controller = new AbortController();
  let reader: ReaderState = { kind: 'starting' };
  let partitions: readonly number[] = [];
  let paused = false;
  let full = false;
  /** Old events make room for new ones: when the newest are asked for, when all was read, or when the user says so. */
  let rolling = false;
  let wake: (() => void) | undefined;
  let dropped = 0;
  let revision = 0;
  let filtering = false;
  /** Grows with each start and each view, so that work for an earlier one ends. */
  let generation = 0;
  let statusTimer: NodeJS.Timeout | undefined;

  const phase = (): PreviewPhase => {
    if (reader.kind === 'failed' || reader.kind === 'waiting') return reader.kind;
    if (paused) return 'paused';
    return full ? 'full' : reader.kind;
  };
  const sayStatus = () => {
    statusTimer ??= setTimeout(() => {
      statusTimer = undefined;
      ports.onStatus({
        phase: phase(),
        reason: 'reason' in reader ? reader.reason : '',
        stored: store.size,
        shown: view.size(),
        dropped,
        bytes: store.bytes,
        maxEvents: limits.maxEvents,
        partitions,
        filtering,
        revision,
      });
    }, STATUS_MS);
  };

  /** Waits while the user has paused, or there is no room. @returns false when reading ended meanwhile */
  async function untilWanted(signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted && (paused || (full = !rolling && store.isFull()))) {
      sayStatus();
      await new Promise<void>((resolve) => {
        wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    return !signal.aborted;
  }

  async function accept(records: EventRecord[], signal: AbortSignal): Promise<void> {
    while (records.length > 0 && (await untilWanted(signal))) await show(keep(records), generation);
  }

  /** Moves as many events into the store as there is room for. */
  function keep(records: EventRecord[]): IdRange {
    const room = rolling ? records.length : Math.max(1, limits.maxEvents - store.size);
    const result = store.add(records.splice(0, room));
    dropped += result.dropped;
    return result;
  }

  /** Puts those events into the view that its filter lets through. */
  async function show(range: IdRange, forGeneration: number): Promise<void> {
    const wanted = choice.filter.trim().toLowerCase();
    if (wanted === '') view.addRange(range);
    else await showMatching(range, wanted, forGeneration);
    revision++;
    sayStatus();
  }

  async function showMatching({ first, count }: IdRange, wanted: string, forGeneration: number): Promise<void> {
    const { partition } = choice;
    for (let from = first; from < first + count; from += FILTER_SLICE) {
      const slice: StoredEvent[] = [];
      for (let id = from; id < Math.min(first + count, from + FILTER_SLICE); id++) {
        if (partition !== null && store.partition(id) !== partition) continue;
        const event = store.get(id);
        if (event !== undefined) slice.push(event);
      }
      await schemas.prepare(schemasOf(slice));
      await new Promise(setImmediate);
      if (generation !== forGeneration) return;
      for (const event of slice) if (holdsText(event, wanted, schemas)) view.add(event.id);
      revision++;
      sayStatus();
    }
  }

  async function showAll(): Promise<void> {
    const mine = ++generation;
    view.reset(choice);
    filtering = true;
    const end = store.firstId + store.size;
    await show({ first: store.firstId, count: end - store.firstId }, mine);
    if (generation !== mine) return;
    filtering = false;
    revision++;
    sayStatus();
  }

  async function read(options: ReadOptions, signal: AbortSignal): Promise<void> {
    const say = (state: ReaderState) => {
      if (signal.aborted) return;
      reader = state;
      if (state.kind === 'following') rolling = true;
      sayStatus();
    };
    try {
      const sink = {
        accept: (records: EventRecord[]) => accept(records, signal),
        state: say,
        partitions: (found: readonly number[]) => {
          partitions = found;
        },
      };
      await readTopic(await ports.library(), options, sink, signal);
    } catch (error) {
      say({ kind: 'failed', reason: reasonOf(error) });
    }
  }

  /** Rows do not wait long for a registry that is slow: they come without, and are asked for again. */
  async function prepared(events: readonly StoredEvent[]): Promise<void> {
    const mine = generation;
    let late = false;
    const ready = schemas.prepare(schemasOf(events)).then(() => {
      if (late && mine === generation) {
        revision++;
        sayStatus();
      }
    });
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        late = true;
        resolve();
      }, SCHEMA_PATIENCE_MS);
    });
    await Promise.race([ready, patience]);
    clearTimeout(timer);
  }

  const found = async <T>(id: number, make: (event: StoredEvent) => T): Promise<T | null> => {
    const event = store.get(id);
    if (event === undefined) return null;
    await schemas.prepare(schemasOf([event]));
    return make(event);
  };

  return {
    start: (options) => {
      controller.abort();
      controller = new AbortController();
      generation++;
      store = eventStore(limits);
      view = eventView(store);
      rows = rowCache(schemas);
      view.reset(choice);
      dropped = 0;
      paused = full = filtering = false;
      rolling = options.start.kind === 'latest';
      reader = { kind: 'starting' };
      revision++;
      sayStatus();
      void read(options, controller.signal);
    },
    pause: () => {
      paused = true;
      sayStatus();
    },
    resume: () => {
      if (full) rolling = true;
      paused = full = false;
      wake?.();
      sayStatus();
    },
    setView: (next) => {
      choice = next;
      void showAll();
    },
    window: async (from, count) => {
      const cached = rows;
      const events = view
        .window(from, count)
        .map((id) => store.get(id))
        .filter((event) => event !== undefined);
      const asked = revision;
      await prepared(events);
      return { rows: events.map((event) => cached.row(event)), revision: asked };
    },
    detail: (id) => found(id, (event) => detailOf(event, schemas)),
    text: (id, part) => found(id, (event) => wholeText(event, part, schemas)),
    stop: () => {
      controller.abort();
      clearTimeout(statusTimer);
    },
  };
}

function schemasOf(events: readonly StoredEvent[]): readonly { readonly id: number; readonly side: 'key' | 'value' }[] {
  return (['key', 'value'] as const).flatMap((side) => {
    const ids = new Set<number>();
    for (const event of events) {
      const id = schemaIdOf(event, side);
      if (id !== undefined) ids.add(id);
    }
    return [...ids].map((id) => ({ id, side }));
  });
}
