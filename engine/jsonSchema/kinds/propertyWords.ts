import type { Words } from './row.js';
import type { JsonKind } from './verdicts.js';

const OPEN =
  'the content model of {writer} is open there: beside the properties that it names it allows any other, so its events may already hold {name} with a value that {reader} does not accept';
const PUT_BACK = 'Put the property {name} back, or set additionalProperties to false.';

export const PROPERTY_WORDS: readonly (readonly [JsonKind, Words])[] = [
  [
    'PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Property added to an open content model',
      explain: `{reader} has the property {name}, which {writer} does not name, and ${OPEN}.`,
      inReader:
        'Give {name} the schema {} so that it accepts anything, or start from a version with additionalProperties: false.',
      inWriter: PUT_BACK,
    },
  ],
  [
    'REQUIRED_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Required property added to an open content model',
      explain: `{reader} requires the property {name}, which {writer} does not name: events without it are refused. Besides, ${OPEN}.`,
      inReader: 'Make {name} optional and give it the schema {}, or leave it out.',
      inWriter: PUT_BACK,
    },
  ],
  [
    'REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Required property with a default added to an open content model',
      explain: `{reader} has the property {name} with a default, which {writer} does not name, and ${OPEN}.`,
      inReader:
        'Give {name} the schema {}, start from a version with additionalProperties: false, or choose the policy LENIENT.',
      inWriter: PUT_BACK,
    },
  ],
  [
    'OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Optional property added to an open content model',
      explain: `{reader} has the property {name}, which {writer} does not name, and ${OPEN}.`,
      inReader:
        'Give {name} the schema {}, start from a version with additionalProperties: false, or choose the policy LENIENT.',
      inWriter: PUT_BACK,
    },
  ],
  [
    'PROPERTY_WITH_EMPTY_SCHEMA_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Property that accepts anything added to an open content model',
      explain:
        '{reader} names the property {name} but accepts any value for it, so whatever {writer} put there passes.',
    },
  ],
  [
    'REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL',
    {
      title: 'Required property added',
      explain:
        '{reader} requires the property {name}, which events of {writer} do not have, and there is no default to fill in.',
      inReader: 'Make {name} optional, or give it a default.',
      inWriter: 'Put the property {name} back.',
    },
  ],
  [
    'REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_UNOPEN_CONTENT_MODEL',
    {
      title: 'Required property with a default added',
      explain: '{reader} requires the property {name}, which {writer} does not have; its default stands in for it.',
    },
  ],
  [
    'OPTIONAL_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL',
    {
      title: 'Optional property added',
      explain: '{reader} has the optional property {name}, which {writer} does not have; events without it pass.',
    },
  ],
  [
    'PROPERTY_REMOVED_FROM_OPEN_CONTENT_MODEL',
    {
      title: 'Property removed from an open content model',
      explain: '{writer} has the property {name}; {reader} does not name it, but allows any property.',
    },
  ],
  [
    'PROPERTY_WITH_FALSE_REMOVED_FROM_CLOSED_CONTENT_MODEL',
    {
      title: 'Property that was never allowed removed',
      explain: 'No event of {writer} can have the property {name}, because its schema there is false.',
    },
  ],
  [
    'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL',
    {
      title: 'Property removed from a closed content model',
      explain:
        'events of {writer} may have the property {name}; {reader} does not name it and allows no other properties, so it refuses them.',
      inReader: 'Put the property {name} back, or open the content model.',
      inWriter: 'Remove the property {name}.',
    },
  ],
  [
    'PROPERTY_REMOVED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Removed property still covered',
      explain:
        '{reader} does not name the property {name} of {writer}, but its schema for other properties accepts it.',
    },
  ],
  [
    'PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Removed property not covered',
      explain:
        '{reader} does not name the property {name} of {writer}, and its schema for other properties does not accept what may stand there.',
      inReader: 'Put the property {name} back, or widen the schema for other properties.',
      inWriter: 'Remove the property {name}, or narrow it.',
    },
  ],
  [
    'PROPERTY_ADDED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Added property was covered before',
      explain: '{reader} names the property {name}; the schema of {writer} for other properties already fits it.',
    },
  ],
  [
    'PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Added property was not covered before',
      explain:
        'the schema of {writer} for other properties lets values of {name} through that {reader} does not accept.',
      inReader: 'Give {name} a schema that accepts what the schema for other properties accepts, or leave it out.',
      inWriter: 'Put the property {name} back.',
    },
  ],
  [
    'REQUIRED_ATTRIBUTE_ADDED',
    {
      title: 'Property became required',
      explain: '{reader} requires {name}; in {writer} it is optional and so may be missing, and there is no default.',
      inReader: 'Make {name} optional, or give it a default.',
      inWriter: 'Make {name} required again.',
    },
  ],
  [
    'REQUIRED_ATTRIBUTE_WITH_DEFAULT_ADDED',
    {
      title: 'Property with a default became required',
      explain: '{reader} requires {name}; where {writer} leaves it out, the default stands in.',
    },
  ],
  [
    'REQUIRED_ATTRIBUTE_REMOVED',
    {
      title: 'Property became optional',
      explain: '{reader} no longer requires {name}, so all events of {writer} pass.',
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
          explain: `{reader} allows other ${things} in {at}, which {writer} does not: nothing of {writer} is refused.`,
        },
      ],
      [
        'REMOVED',
        {
          title: `Other ${things} no longer allowed`,
          explain: `{writer} allows ${things} that it does not name in {at}; {reader} allows none ({keyword} is false) and refuses events that have them.`,
          inReader: 'Open the content model again: remove {keyword}: false.',
          inWriter: 'Close the content model again with {keyword}: false.',
        },
      ],
      [
        'EXTENDED',
        {
          title: `Other ${things} may be anything`,
          explain: `{reader} accepts any other ${things} in {at}, where {writer} asked for a certain schema.`,
        },
      ],
      [
        'NARROWED',
        {
          title: `Other ${things} must fit a schema`,
          explain: `{writer} allows any other ${things} in {at}; {reader} asks them to fit a schema, so some events are refused.`,
          inReader: 'Remove {keyword}.',
          inWriter: 'Put the schema of {keyword} back.',
        },
      ],
    ];
    return rows.map(([suffix, words]) => [`${which}_${name}_${suffix}` as JsonKind, words] as const);
  });
}
