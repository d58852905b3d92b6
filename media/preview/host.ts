import type { PreviewToHost } from '../../common/panels/preview.js';

/** What outlives the panel's page, which is closed while the panel is hidden. */
export interface KeptState {
  readonly scrollTop: number;
  readonly selected: number | null;
  readonly widths: readonly number[];
  /** Percent of the room that the event takes; 0 where nobody has said so. */
  readonly detailSize: number;
}

interface VsCodeApi {
  postMessage(message: PreviewToHost): void;
  getState(): unknown;
  setState(state: KeptState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface Host {
  send(message: PreviewToHost): void;
  kept(): KeptState | undefined;
  keep(state: KeptState): void;
}

export function connectHost(): Host {
  const api = acquireVsCodeApi();
  return {
    send: (message) => {
      api.postMessage(message);
    },
    kept: () => parseKept(api.getState()),
    keep: (state) => {
      api.setState(state);
    },
  };
}

function parseKept(state: unknown): KeptState | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { scrollTop, selected, widths, detailSize } = state as Readonly<Record<string, unknown>>;
  if (typeof scrollTop !== 'number' || !Array.isArray(widths)) return undefined;
  return {
    scrollTop,
    selected: typeof selected === 'number' ? selected : null,
    widths: widths.filter((width): width is number => typeof width === 'number'),
    detailSize: typeof detailSize === 'number' ? detailSize : 0,
  };
}
