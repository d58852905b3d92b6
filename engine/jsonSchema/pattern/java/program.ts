import type { JavaPattern, PatternNode, PlaceTest, PointSet, SamePoint } from './nodes.js';

/** What a matcher does, step by step. `to` and `or` are places in the list of steps. */
export type Step =
  | { readonly does: 'take'; readonly has: PointSet }
  | { readonly does: 'hold'; readonly holds: PlaceTest }
  | { readonly does: 'go'; to: number }
  /** Tries `to`, and `or` if that leads nowhere. */
  | { readonly does: 'try'; to: number; or: number }
  /** Remembers the place. */
  | { readonly does: 'mark'; readonly slot: number }
  /** Goes on at `or` where nothing was matched since the mark: a repetition of nothing would go on forever. */
  | { readonly does: 'moved'; readonly slot: number; or: number }
  /** A group ends that began at a mark. */
  | { readonly does: 'close'; readonly group: number; readonly slot: number }
  | { readonly does: 'again'; readonly group: number; readonly same: SamePoint }
  | { readonly does: 'grapheme' }
  /** Matches another program from here, in one way only, and goes on after it. */
  | { readonly does: 'keep'; readonly program: readonly Step[] }
  | { readonly does: 'ahead'; readonly program: readonly Step[]; readonly negated: boolean }
  | { readonly does: 'behind'; readonly program: readonly Step[]; readonly negated: boolean; readonly longest: number };

/** Far more than patterns have that people write. */
const MAX_STEPS = 20_000;

interface Making {
  readonly steps: Step[];
  /** What all parts of one pattern count together: steps, and slots for places, of which the groups have the first. */
  readonly counts: { steps: number; slots: number };
  readonly groups: number;
  readonly refers: boolean;
  /** More repetitions than the text has characters make no difference. */
  readonly enough: number;
}

/**
 * The steps that match a pattern in texts of at most so many UTF-16 units, with repetitions written out; undefined where
 * that would take too many.
 */
export function programOf({ node, groups, refers }: JavaPattern, longest: number): readonly Step[] | undefined {
  const counts = { steps: 0, slots: 2 * groups + 2 };
  const making: Making = { steps: [], counts, groups, refers, enough: longest + 1 };
  write(node, making);
  return counts.steps > MAX_STEPS ? undefined : making.steps;
}

function write(node: PatternNode, making: Making): void {
  if (++making.counts.steps > MAX_STEPS) return;
  const { steps } = making;
  switch (node.is) {
    case 'point':
      steps.push({ does: 'take', has: node.has });
      return;
    case 'place':
      steps.push({ does: 'hold', holds: node.holds });
      return;
    case 'sequence':
      for (const part of node.parts) write(part, making);
      return;
    case 'choice':
      writeChoice(node.branches, making);
      return;
    case 'group':
      writeGroup(node.number, node.part, making);
      return;
    case 'repeat':
      if (node.how === 'possessive') steps.push({ does: 'keep', program: within(kept(node), making) });
      else writeRepeat(node, making);
      return;
    case 'atomic':
      steps.push({ does: 'keep', program: within(node.part, making) });
      return;
    case 'ahead':
      steps.push({ does: 'ahead', program: within(node.part, making), negated: node.negated });
      return;
    case 'behind':
      steps.push({
        does: 'behind',
        program: within(node.part, making),
        negated: node.negated,
        longest: node.longest,
      });
      return;
    case 'reference':
      if (node.group > making.groups) steps.push({ does: 'take', has: () => false });
      else steps.push({ does: 'again', group: node.group, same: node.same });
      return;
    case 'grapheme':
      steps.push({ does: 'grapheme' });
  }
}

function within(node: PatternNode, making: Making): readonly Step[] {
  const inner: Making = { ...making, steps: [] };
  write(node, inner);
  return inner.steps;
}

type Repeat = Extract<PatternNode, { is: 'repeat' }>;

/** Possessive: each round is matched in one way, and none is given back. */
function kept(node: Repeat): PatternNode {
  return { ...node, how: 'greedy', part: { is: 'atomic', part: node.part } };
}

function writeChoice(branches: readonly PatternNode[], making: Making): void {
  const { steps } = making;
  const ends: Extract<Step, { does: 'go' }>[] = [];
  branches.forEach((branch, index) => {
    if (index === branches.length - 1) {
      write(branch, making);
      return;
    }
    const choice: Step = { does: 'try', to: steps.length + 1, or: 0 };
    steps.push(choice);
    write(branch, making);
    const end: Step = { does: 'go', to: 0 };
    steps.push(end);
    ends.push(end);
    choice.or = steps.length;
  });
  for (const end of ends) end.to = steps.length;
}

function writeGroup(number: number, part: PatternNode, making: Making): void {
  if (!making.refers) {
    write(part, making);
    return;
  }
  const slot = making.counts.slots++;
  making.steps.push({ does: 'mark', slot });
  write(part, making);
  making.steps.push({ does: 'close', group: number, slot });
}

function writeRepeat(node: Repeat, making: Making): void {
  const { steps, enough, counts } = making;
  const least = Math.min(node.least, enough);
  for (let round = 0; round < least; round++) write(node.part, making);
  if (node.most > enough) {
    writeLoop(node, making);
    return;
  }
  const choices: Extract<Step, { does: 'try' }>[] = [];
  for (let round = least; round < node.most && counts.steps <= MAX_STEPS; round++) {
    const choice: Step = { does: 'try', to: steps.length + 1, or: steps.length + 1 };
    steps.push(choice);
    choices.push(choice);
    write(node.part, making);
  }
  for (const choice of choices) choice[exit(node)] = steps.length;
}

function writeLoop(node: Repeat, making: Making): void {
  const { steps, refers, counts } = making;
  const start = steps.length;
  const choice: Step = { does: 'try', to: start + 1, or: start + 1 };
  steps.push(choice);
  const slot = counts.slots++;
  if (refers) steps.push({ does: 'mark', slot });
  write(node.part, making);
  const moved: Step = { does: 'moved', slot, or: 0 };
  if (refers) steps.push(moved);
  steps.push({ does: 'go', to: start });
  moved.or = steps.length;
  choice[exit(node)] = steps.length;
}

/** Which way leaves a repetition: the first one tried where it is lazy. */
function exit(node: Repeat): 'to' | 'or' {
  return node.how === 'lazy' ? 'to' : 'or';
}
