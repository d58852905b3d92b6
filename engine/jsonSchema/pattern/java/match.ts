import type { JavaPattern } from './nodes.js';
import { graphemeLength } from './places.js';
import { programOf } from './program.js';
import type { Step } from './program.js';

export interface Search {
  /** Undefined where it was given up. */
  readonly found: boolean | undefined;
  /** How many steps it took. */
  readonly steps: number;
}

/**
 * Looks for a pattern anywhere in a text, as `java.util.regex` finds it, and gives up after so many steps. Where nothing
 * refers to groups, no step is tried twice at one place, so that no pattern takes exponentially long.
 */
export function searchFor(pattern: JavaPattern, text: string, patience: number): Search {
  const steps = patience > 0 ? programOf(pattern, text.length) : undefined;
  if (steps === undefined) return { found: undefined, steps: 0 };
  const matching: Matching = { text, refers: pattern.refers, left: patience - steps.length };
  const found = isFoundBy(matching, steps);
  return { found: !found && matching.left < 0 ? undefined : found, steps: patience - matching.left };
}

function isFoundBy(matching: Matching, steps: readonly Step[]): boolean {
  const { text } = matching;
  const failed = new Set<number>();
  for (let at = 0; at <= text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) {
    if (matched(matching, steps, { step: 0, at, slots: [] }, failed) !== undefined) return true;
    if (matching.left < 0) return false;
  }
  return false;
}

interface Matching {
  readonly text: string;
  readonly refers: boolean;
  /** How many steps may still be taken. */
  left: number;
}

/** Where a match is: at which step, where in the text, and the places that it remembers. */
interface State {
  readonly step: number;
  readonly at: number;
  readonly slots: readonly (number | undefined)[];
}

/**
 * The first state in which the steps have all been taken, at the wanted place where there is one; undefined where there is
 * none. `failed` holds what was tried before, as step and place in one number.
 */
function matched(
  matching: Matching,
  steps: readonly Step[],
  from: State,
  failed: Set<number>,
  wanted?: number,
): State | undefined {
  const { text, refers } = matching;
  const waiting: State[] = [from];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    let now: State | undefined = state;
    while (now !== undefined) {
      if (matching.left-- < 0) return undefined;
      const step = steps[now.step];
      if (step === undefined) {
        if (wanted === undefined || wanted === now.at) return now;
        break;
      }
      if (step.does !== 'try') {
        now = after(matching, step, now);
        continue;
      }
      const key = now.step * (text.length + 1) + now.at;
      if (failed.has(key)) break;
      if (!refers) failed.add(key);
      waiting.push({ ...now, step: step.or });
      now = { ...now, step: step.to };
    }
  }
  return undefined;
}

/** The state after a step; undefined where it leads nowhere. */
function after(matching: Matching, step: Exclude<Step, { does: 'try' }>, state: State): State | undefined {
  const { text } = matching;
  const { at, slots } = state;
  const next = state.step + 1;
  switch (step.does) {
    case 'take': {
      const point = text.codePointAt(at);
      if (point === undefined || !step.has(point)) return undefined;
      return { step: next, at: at + (point > 0xffff ? 2 : 1), slots };
    }
    case 'hold':
      return step.holds(text, at) ? { step: next, at, slots } : undefined;
    case 'go':
      return { step: step.to, at, slots };
    case 'mark':
      return { step: next, at, slots: replaced(slots, step.slot, at) };
    case 'moved':
      return { step: slots[step.slot] === at ? step.or : next, at, slots };
    case 'close': {
      const begun = replaced(slots, 2 * step.group, slots[step.slot]);
      return { step: next, at, slots: replaced(begun, 2 * step.group + 1, at) };
    }
    case 'again':
      return repeated(text, step, state);
    case 'grapheme':
      return at < text.length ? { step: next, at: at + graphemeLength(text, at), slots } : undefined;
    case 'keep':
    case 'ahead':
    case 'behind':
      return looked(matching, step, state);
  }
}

type Looking = Extract<Step, { does: 'keep' | 'ahead' | 'behind' }>;

function looked(matching: Matching, step: Looking, { step: number, at, slots }: State): State | undefined {
  const next = number + 1;
  if (step.does === 'behind') {
    const found = isBehind(matching, step, at, slots);
    return found === step.negated ? undefined : { step: next, at, slots };
  }
  const found = matched(matching, step.program, { step: 0, at, slots }, new Set());
  if (step.does === 'keep') return found === undefined ? undefined : { ...found, step: next };
  if ((found !== undefined) === step.negated) return undefined;
  return { step: next, at, slots: step.negated ? slots : (found?.slots ?? slots) };
}

/** Whether a program matches what ends at a place. Its longest match can be more than 32 bits count, as in the reference. */
function isBehind(
  matching: Matching,
  { program, longest }: Extract<Step, { does: 'behind' }>,
  end: number,
  slots: State['slots'],
): boolean {
  const failed = new Set<number>();
  const first = Math.max((end - longest) | 0, 0);
  for (let at = end; at >= first; at--) {
    if (matched(matching, program, { step: 0, at, slots }, failed, end) !== undefined) return true;
  }
  return false;
}

/** What a group matched comes once more. What has matched nothing yet comes nowhere. */
function repeated(text: string, step: Extract<Step, { does: 'again' }>, state: State): State | undefined {
  const from = state.slots[2 * step.group];
  const to = state.slots[2 * step.group + 1];
  if (from === undefined || to === undefined) return undefined;
  let { at } = state;
  for (let known = from; known < to;) {
    const point = text.codePointAt(at);
    const wanted = text.codePointAt(known) ?? 0;
    if (point === undefined || !step.same(wanted, point)) return undefined;
    known += wanted > 0xffff ? 2 : 1;
    at += point > 0xffff ? 2 : 1;
  }
  return { ...state, step: state.step + 1, at };
}

function replaced<T>(list: readonly T[], index: number, value: T): readonly T[] {
  const copy = [...list];
  copy[index] = value;
  return copy;
}
