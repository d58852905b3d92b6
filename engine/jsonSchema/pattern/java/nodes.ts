/** Whether a code point belongs to a set of them. */
export type PointSet = (point: number) => boolean;

/** Whether a place in a text is of a kind: its beginning, the end of a line, and so on. `at` counts UTF-16 units. */
export type PlaceTest = (text: string, at: number) => boolean;

/** A part of a regular expression, as `java.util.regex` understands it. */
export type PatternNode =
  /** One code point. */
  | { readonly is: 'point'; readonly has: PointSet }
  | { readonly is: 'place'; readonly holds: PlaceTest }
  | { readonly is: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly is: 'choice'; readonly branches: readonly PatternNode[] }
  | {
      readonly is: 'repeat';
      readonly part: PatternNode;
      readonly least: number;
      readonly most: number;
      readonly how: How;
    }
  /** Groups are numbered from 1. */
  | { readonly is: 'group'; readonly number: number; readonly part: PatternNode }
  /** Once matched, it is not matched in another way. */
  | { readonly is: 'atomic'; readonly part: PatternNode }
  | { readonly is: 'ahead'; readonly part: PatternNode; readonly negated: boolean }
  /** `longest`: code points of the longest match, as a 32-bit integer. */
  | { readonly is: 'behind'; readonly part: PatternNode; readonly negated: boolean; readonly longest: number }
  /** What a group matched; `same` compares code points. */
  | { readonly is: 'reference'; readonly group: number; readonly same: SamePoint }
  /** A character with all that belongs to it. */
  | { readonly is: 'grapheme' };

/** A regular expression that was read. */
export interface JavaPattern {
  readonly node: PatternNode;
  /** How many groups it has. */
  readonly groups: number;
  /** Whether it refers to what groups matched. */
  readonly refers: boolean;
}

export type How = 'greedy' | 'lazy' | 'possessive';

export type SamePoint = (a: number, b: number) => boolean;

export const NOTHING_THERE: PatternNode = { is: 'sequence', parts: [] };
