import { isRecord } from './reading.js';
import type { Reading } from './reading.js';
import type { WarningSettings } from './types.js';

const SHOWN_AS = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** Severities by the ids of warnings. */
export function readWarnings(reading: Reading): WarningSettings {
  const { value } = reading;
  if (value === undefined || value === null || !reading.isObject() || !isRecord(value)) return {};
  const entries = Object.keys(value).flatMap((rule) => {
    const shown = reading.member(rule).oneOf(SHOWN_AS);
    return shown === undefined ? [] : [[rule, shown] as const];
  });
  return Object.fromEntries(entries);
}
