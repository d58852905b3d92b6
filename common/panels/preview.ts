/** What the preview panel and its host say to each other. Offsets are texts: they can be larger than a number holds. */
export type PreviewStart =
  | { readonly kind: 'latest'; readonly count: number }
  | { readonly kind: 'beginning' }
  | { readonly kind: 'offset'; readonly offset: string }
  /** Milliseconds since 1970. */
  | { readonly kind: 'time'; readonly timestamp: number };

export const MAX_LATEST = 50_000;

export const ORDER_COLUMNS = ['arrival', 'time', 'offset'] as const;
export type OrderColumn = (typeof ORDER_COLUMNS)[number];

/** Which of the stored events are shown, and in which order. */
export interface PreviewView {
  readonly filter: string;
  /** All of them, where it is null. */
  readonly partition: number | null;
  readonly order: OrderColumn;
  readonly descending: boolean;
}

export type PreviewToHost =
  /** The panel's script runs; it wants the topic, the status and the view. */
  | { readonly type: 'ready' }
  | { readonly type: 'start'; readonly start: PreviewStart }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'retry' }
  | { readonly type: 'view'; readonly view: PreviewView }
  | { readonly type: 'window'; readonly request: number; readonly from: number; readonly count: number }
  | { readonly type: 'detail'; readonly id: number }
  | { readonly type: 'copy'; readonly id: number; readonly part: CopyPart }
  | { readonly type: 'produce' };

export const COPY_PARTS = ['key', 'value', 'event'] as const;
export type CopyPart = (typeof COPY_PARTS)[number];

export const PREVIEW_PHASES = ['starting', 'reading', 'following', 'paused', 'full', 'waiting', 'failed'] as const;
export type PreviewPhase = (typeof PREVIEW_PHASES)[number];

export interface PreviewStatus {
  readonly phase: PreviewPhase;
  /** Why it waits or failed; empty otherwise. */
  readonly reason: string;
  /** Events that are kept. */
  readonly stored: number;
  /** Events of the view: those that the filter lets through. */
  readonly shown: number;
  /** Events that were read and had to go, because there is room for so many only. */
  readonly dropped: number;
  readonly bytes: number;
  readonly maxEvents: number;
  readonly partitions: readonly number[];
  /** True while a new filter is applied to events that are stored already. */
  readonly filtering: boolean;
  /** Changes whenever rows of the view may be different ones. */
  readonly revision: number;
}

export const CELL_KINDS = [
  'null',
  'empty',
  'AVRO',
  'PROTOBUF',
  'JSON',
  'plain-json',
  'text',
  'number',
  'binary',
  'undecodable',
] as const;
export type CellKind = (typeof CELL_KINDS)[number];

export interface PreviewCell {
  readonly kind: CellKind;
  /** One line, cut to what a row can show. */
  readonly text: string;
}

export interface PreviewRow {
  readonly id: number;
  readonly partition: number;
  readonly offset: string;
  readonly timestamp: number;
  readonly key: PreviewCell;
  readonly value: PreviewCell;
  readonly headers: number;
  /** Subject and version, or the id where the subject is not known; empty without a schema. */
  readonly schema: string;
}

export interface PreviewPart {
  readonly kind: CellKind;
  /** Laid out in lines where it is JSON; cut at a stated length. */
  readonly text: string;
  /** True where the text is JSON, to be coloured. */
  readonly json: boolean;
  /** Bytes in the topic. */
  readonly size: number;
  readonly schema: string;
  readonly typeName: string;
  /** What was tried, and why it did not fit. */
  readonly report: readonly string[];
}

export interface PreviewDetail {
  readonly id: number;
  readonly partition: number;
  readonly offset: string;
  readonly timestamp: number;
  readonly key: PreviewPart;
  readonly value: PreviewPart;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
}

export type PreviewToPanel =
  | {
      readonly type: 'topic';
      readonly connection: string;
      readonly topic: string;
      readonly start: PreviewStart;
      readonly view: PreviewView;
      readonly writable: boolean;
    }
  | { readonly type: 'status'; readonly status: PreviewStatus }
  | {
      readonly type: 'rows';
      readonly request: number;
      readonly from: number;
      readonly revision: number;
      readonly rows: readonly PreviewRow[];
    }
  /** Null where the event is no longer kept. */
  | { readonly type: 'detail'; readonly id: number; readonly detail: PreviewDetail | null };
