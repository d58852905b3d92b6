import type { Words } from './row.js';
import type { JsonKind } from './verdicts.js';

interface Bound {
  readonly name: string;
  readonly keyword: string;
  /** What the looser side allows beside what the stricter one does. */
  readonly beyond: string;
  /** Whether a greater value lets more pass. */
  readonly isMaximum: boolean;
}

const LIMITS: readonly Bound[] = [
  { name: 'MAX_LENGTH', keyword: 'maxLength', beyond: 'longer texts', isMaximum: true },
  { name: 'MIN_LENGTH', keyword: 'minLength', beyond: 'shorter texts', isMaximum: false },
  { name: 'MAXIMUM', keyword: 'maximum', beyond: 'greater numbers', isMaximum: true },
  { name: 'MINIMUM', keyword: 'minimum', beyond: 'smaller numbers', isMaximum: false },
  { name: 'EXCLUSIVE_MAXIMUM', keyword: 'exclusiveMaximum', beyond: 'greater numbers', isMaximum: true },
  { name: 'EXCLUSIVE_MINIMUM', keyword: 'exclusiveMinimum', beyond: 'smaller numbers', isMaximum: false },
  { name: 'MAX_PROPERTIES', keyword: 'maxProperties', beyond: 'more properties', isMaximum: true },
  { name: 'MIN_PROPERTIES', keyword: 'minProperties', beyond: 'fewer properties', isMaximum: false },
  { name: 'MAX_ITEMS', keyword: 'maxItems', beyond: 'more items', isMaximum: true },
  { name: 'MIN_ITEMS', keyword: 'minItems', beyond: 'fewer items', isMaximum: false },
  { name: 'MAX_CONTAINS', keyword: 'maxContains', beyond: 'more items that fit contains', isMaximum: true },
  { name: 'MIN_CONTAINS', keyword: 'minContains', beyond: 'fewer items that fit contains', isMaximum: false },
];

/** The words of all kinds about one bound being added, removed, increased or decreased. */
export function boundWords(): readonly (readonly [JsonKind, Words])[] {
  return LIMITS.flatMap((bound) => fourOf(bound).map(([kind, words]) => [kind as JsonKind, words] as const));
}

function fourOf({ name, keyword, beyond, isMaximum }: Bound): readonly (readonly [string, Words])[] {
  const restore = {
    inReader: `Set ${keyword} back to {writerValue}.`,
    inWriter: `Set ${keyword} back to {readerValue}.`,
  };
  const changed = (word: string, breaks: boolean): Words => {
    const both = `for {at}, ${keyword} is {writerValue} in {writer} and {readerValue} in {reader}`;
    return {
      title: `${keyword} ${word}`,
      explain: breaks ? `${both}, so {writer} allows ${beyond}.` : `${both}, which allows no less.`,
      ...(breaks ? restore : {}),
    };
  };
  return [
    [
      `${name}_ADDED`,
      {
        title: `${keyword} added`,
        explain: `{reader} sets ${keyword} {readerValue} for {at}; {writer} sets none and allows ${beyond}.`,
        inReader: 'Remove {keyword}.',
        inWriter: 'Put {keyword} {readerValue} back.',
      },
    ],
    [
      `${name}_REMOVED`,
      {
        title: `${keyword} removed`,
        explain: `{writer} sets ${keyword} {writerValue} for {at} and {reader} sets none, which allows no less.`,
      },
    ],
    [`${name}_INCREASED`, changed('increased', !isMaximum)],
    [`${name}_DECREASED`, changed('decreased', isMaximum)],
  ];
}
