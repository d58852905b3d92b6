import type { Words } from './row.js';
import type { JsonKind } from './verdicts.js';

export const PROPERTY_WORDS: readonly (readonly [JsonKind, Words])[] = [
  [
    'PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Property added to an open content model',
      explain: '{reader} has {at}, which {writer} does not name but allows with any value.',
      inReader: 'Give it the schema {} so that it accepts any value, or leave it out.',
      inWriter: 'Put {at} back, or set additionalProperties to false.',
    },
  ],
  [
    'REQUIRED_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Required property added to an open content model',
      explain: '{reader} requires {at}, which {writer} does not name: its events may lack it, or hold any value there.',
      inReader: 'Make it optional with the schema {}, or leave it out.',
      inWriter: 'Put {at} back.',
    },
  ],
  [
    'REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Required property with a default added to an open content model',
      explain: '{reader} has {at}, with a default, which {writer} does not name but allows with any value.',
      inReader: 'Give it the schema {} so that it accepts any value, or use the policy LENIENT.',
      inWriter: 'Put {at} back, or set additionalProperties to false.',
    },
  ],
  [
    'OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Optional property added to an open content model',
      explain: '{reader} has {at}, which {writer} does not name but allows with any value.',
      inReader: 'Give it the schema {} so that it accepts any value, or use the policy LENIENT.',
      inWriter: 'Put {at} back, or set additionalProperties to false.',
    },
  ],
  [
    'PROPERTY_WITH_EMPTY_SCHEMA_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Property that accepts anything added to an open content model',
      explain: '{reader} names {at} but accepts any value for it, so whatever events of {writer} hold there passes.',
    },
  ],
  [
    'REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL',
    {
      title: 'Required property added',
      explain: '{reader} requires {at} and has no default for it, and events of {writer} do not have it.',
      inReader: 'Make it optional, or give it a default.',
      inWriter: 'Put {at} back.',
    },
  ],
  [
    'REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_UNOPEN_CONTENT_MODEL',
    {
      title: 'Required property with a default added',
      explain: '{reader} requires {at}, which {writer} does not have; the default stands in for it.',
    },
  ],
  [
    'OPTIONAL_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL',
    {
      title: 'Optional property added',
      explain: '{at} is optional in {reader}, and {writer} does not have it: events without it pass.',
    },
  ],
  [
    'PROPERTY_REMOVED_FROM_OPEN_CONTENT_MODEL',
    {
      title: 'Property removed from an open content model',
      explain: '{writer} has {at}; {reader} does not name it, but allows any other property.',
    },
  ],
  [
    'PROPERTY_WITH_FALSE_REMOVED_FROM_CLOSED_CONTENT_MODEL',
    {
      title: 'Property that was never allowed removed',
      explain: 'no event of {writer} has {at}, because its schema there is false.',
    },
  ],
  [
    'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL',
    {
      title: 'Property removed from a closed content model',
      explain: '{writer} has {at}; {reader} does not name it and allows no other properties.',
      inReader: 'Put {at} back, allow other properties, or use the policy LENIENT.',
      inWriter: 'Leave {at} out, or use the policy LENIENT.',
    },
  ],
  [
    'PROPERTY_REMOVED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Removed property still covered',
      explain: '{reader} does not name {at} of {writer}, but its schema for other properties accepts it.',
    },
  ],
  [
    'PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Removed property not covered',
      explain:
        '{reader} does not name {at} of {writer}, and its schema for other properties does not accept all values of it.',
      inReader: 'Put {at} back, or widen the schema for other properties.',
      inWriter: 'Leave {at} out, or narrow it to what {reader} accepts.',
    },
  ],
  [
    'PROPERTY_ADDED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Added property was covered before',
      explain: '{reader} names {at}, and accepts there all that {writer} allows for other properties.',
    },
  ],
  [
    'PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Added property was not covered before',
      explain: '{reader} names {at}, and does not accept there all that {writer} allows for other properties.',
      inReader: 'Let it accept what other properties may be, or leave it out.',
      inWriter: 'Put {at} back.',
    },
  ],
  [
    'REQUIRED_ATTRIBUTE_ADDED',
    {
      title: 'Property became required',
      explain: '{reader} requires the property "{name}"{in} and has no default for it, and in {writer} it is optional.',
      inReader: 'Make it optional, or give it a default.',
      inWriter: 'Make the property "{name}" required again.',
    },
  ],
  [
    'REQUIRED_ATTRIBUTE_WITH_DEFAULT_ADDED',
    {
      title: 'Property with a default became required',
      explain: '{reader} requires the property "{name}"{in}; where events of {writer} lack it, the default stands in.',
    },
  ],
  [
    'REQUIRED_ATTRIBUTE_REMOVED',
    {
      title: 'Property became optional',
      explain: '{writer} requires the property "{name}"{in} and {reader} does not: events pass with it and without it.',
    },
  ],
  ...contentModel('PROPERTIES', 'properties'),
];

/** Additional and unevaluated properties or items. */
export function contentModel(name: 'PROPERTIES' | 'ITEMS', things: string): readonly (readonly [JsonKind, Words])[] {
  return (['ADDITIONAL', 'UNEVALUATED'] as const).flatMap((which) => {
    const rows: readonly (readonly [string, Words])[] = [
      [
        'ADDED',
        {
          title: `Other ${things} allowed`,
          explain: `{reader} allows other ${things}{in}, which {writer} does not: no event of {writer} has any.`,
        },
      ],
      [
        'REMOVED',
        {
          title: `Other ${things} no longer allowed`,
          explain: `{writer} allows ${things}{in} that it does not name, and {reader} allows none.`,
          inReader: 'Remove {keyword}: false.',
          inWriter: 'Set {keyword} to false again.',
        },
      ],
      [
        'EXTENDED',
        {
          title: `Other ${things} may be anything`,
          explain: `{reader} accepts any other ${things}{in}, where {writer} asks them to fit a schema.`,
        },
      ],
      [
        'NARROWED',
        {
          title: `Other ${things} must fit a schema`,
          explain: `{writer} allows any other ${things}{in}, and {reader} asks them to fit the schema of {keyword}.`,
          inReader: 'Remove {keyword}.',
          inWriter: 'Put the schema of {keyword} back.',
        },
      ],
    ];
    return rows.map(([suffix, words]) => [`${which}_${name}_${suffix}` as JsonKind, words] as const);
  });
}
