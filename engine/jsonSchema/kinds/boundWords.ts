import type { Words } from './row.js';
import type { JsonKind } from './verdicts.js';

interface Bound {
  readonly name: string;
  readonly keyword: string;
  readonly limits: string;
  /** Whether a greater value lets more pass. */
  readonly isMaximum: boolean;
}

const LIMITS: readonly Bound[] = [
  { name: 'MAX_LENGTH', keyword: 'maxLength', limits: 'how long a text may be', isMaximum: true },
  { name: 'MIN_LENGTH', keyword: 'minLength', limits: 'how short a text may be', isMaximum: false },
  { name: 'MAXIMUM', keyword: 'maximum', limits: 'how great a number may be', isMaximum: true },
  { name: 'MINIMUM', keyword: 'minimum', limits: 'how small a number may be', isMaximum: false },
  { name: 'EXCLUSIVE_MAXIMUM', keyword: 'exclusiveMaximum', limits: 'what a number must stay below', isMaximum: true },
  { name: 'EXCLUSIVE_MINIMUM', keyword: 'exclusiveMinimum', limits: 'what a number must stay above', isMaximum: false },
  { name: 'MAX_PROPERTIES', keyword: 'maxProperties', limits: 'how many properties there may be', isMaximum: true },
  { name: 'MIN_PROPERTIES', keyword: 'minProperties', limits: 'how few properties there may be', isMaximum: false },
  { name: 'MAX_ITEMS', keyword: 'maxItems', limits: 'how many items there may be', isMaximum: true },
  { name: 'MIN_ITEMS', keyword: 'minItems', limits: 'how few items there may be', isMaximum: false },
  { name: 'MAX_CONTAINS', keyword: 'maxContains', limits: 'how many items may fit contains', isMaximum: true },
  { name: 'MIN_CONTAINS', keyword: 'minContains', limits: 'how many items must fit contains', isMaximum: false },
];

/** The words of all kinds about one bound being added, removed, increased or decreased. */
export function boundWords(): readonly (readonly [JsonKind, Words])[] {
  return LIMITS.flatMap((bound) => fourOf(bound).map(([kind, words]) => [kind as JsonKind, words] as const));
}

function fourOf({ name, keyword, limits, isMaximum }: Bound): readonly (readonly [string, Words])[] {
  const refuses = `events of {writer} that go beyond it are refused`;
  const accepts = `everything that {writer} allows still passes`;
  const restore = {
    inReader: `Set ${keyword} back to {writerValue}.`,
    inWriter: `Set ${keyword} back to {readerValue}.`,
  };
  const changed = (word: string, breaks: boolean): Words => ({
    title: `${keyword} ${word}`,
    explain: `for {at}, {writer} sets ${keyword} {writerValue} and {reader} {readerValue} (${limits}): ${breaks ? refuses : accepts}.`,
    ...(breaks ? restore : {}),
  });
  return [
    [
      `${name}_ADDED`,
      {
        title: `${keyword} added`,
        explain: `{reader} sets ${keyword} {readerValue} for {at} (${limits}) and {writer} sets none: ${refuses}.`,
        inReader: 'Remove {keyword}.',
        inWriter: 'Put {keyword} {readerValue} back.',
      },
    ],
    [
      `${name}_REMOVED`,
      {
        title: `${keyword} removed`,
        explain: `{writer} sets ${keyword} {writerValue} for {at} and {reader} sets none: ${accepts}.`,
      },
    ],
    [`${name}_INCREASED`, changed('increased', !isMaximum)],
    [`${name}_DECREASED`, changed('decreased', isMaximum)],
  ];
}
