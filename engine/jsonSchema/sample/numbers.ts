import type { JsonObject } from '../../json/jsonText.js';
import type { Random } from '../../sample/random.js';
import { fractionFor, wholeNumberFor } from '../../sample/realistic.js';

/** A number that its name suggests, within the bounds and on the grid that the schema sets. */
export function sampleNumber(schema: JsonObject, name: string, integer: boolean, random: Random): number {
  const step = numberAt(schema, 'multipleOf') ?? (integer ? 1 : undefined);
  const nudge = step ?? 0.01;
  const low = lowest(schema, nudge);
  const high = highest(schema, nudge);
  const usual = integer ? wholeNumberFor(name, random) : fractionFor(name, random);
  const within = (value: number) => (low === undefined || value >= low) && (high === undefined || value <= high);
  const value = within(usual) ? usual : between(low, high, random);
  if (step === undefined || step <= 0) return value;
  const grid = Number((Math.round(value / step) * step).toPrecision(12));
  if (within(grid)) return grid;
  return Number((Math.ceil((low ?? 0) / step) * step).toPrecision(12));
}

function between(low: number | undefined, high: number | undefined, random: Random): number {
  if (low === undefined && high === undefined) return 0;
  const from = low ?? (high ?? 0) - 100;
  const to = high ?? from + 100;
  return Number((from + random.next() * (to - from)).toFixed(2));
}

function lowest(schema: JsonObject, nudge: number): number | undefined {
  const [open, closed] = [numberAt(schema, 'exclusiveMinimum'), numberAt(schema, 'minimum')];
  const limits = [open === undefined ? undefined : open + nudge, closed];
  if (schema['exclusiveMinimum'] === true && closed !== undefined) limits.push(closed + nudge);
  return limits.reduce((most, limit) => (limit === undefined ? most : Math.max(most ?? limit, limit)), undefined);
}

function highest(schema: JsonObject, nudge: number): number | undefined {
  const [open, closed] = [numberAt(schema, 'exclusiveMaximum'), numberAt(schema, 'maximum')];
  const limits = [open === undefined ? undefined : open - nudge, closed];
  if (schema['exclusiveMaximum'] === true && closed !== undefined) limits.push(closed - nudge);
  return limits.reduce((least, limit) => (limit === undefined ? least : Math.min(least ?? limit, limit)), undefined);
}

function numberAt(schema: JsonObject, keyword: string): number | undefined {
  const value = schema[keyword];
  return typeof value === 'number' ? value : undefined;
}
