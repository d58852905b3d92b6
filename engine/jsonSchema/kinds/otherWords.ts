import { contentModel } from './propertyWords.js';
import type { Words } from './row.js';
import type { JsonKind } from './verdicts.js';

const RESTORE = { inReader: 'Restore what {writer} has there.', inWriter: 'Restore what {reader} has there.' } as const;

export const OTHER_WORDS: readonly (readonly [JsonKind, Words])[] = [
  [
    'ID_CHANGED',
    {
      title: 'Address changed',
      explain: 'the address of {at} differs, which has no effect on events.',
    },
  ],
  [
    'TITLE_CHANGED',
    {
      title: 'Title changed',
      explain: 'the title of {at} is {writerValue} in {writer} and {readerValue} in {reader}.',
    },
  ],
  [
    'DESCRIPTION_CHANGED',
    {
      title: 'Description changed',
      explain: 'the description of {at} differs.',
    },
  ],
  [
    'DEFAULT_CHANGED',
    {
      title: 'Default changed',
      explain:
        'the default of {at} is {writerValue} in {writer} and {readerValue} in {reader}. A default that is a list or an object is reported even where it is unchanged.',
    },
  ],
  [
    'SCHEMA_ADDED',
    {
      title: 'Schema for items added',
      explain: '{writer} allows any items in {at}, and {reader} asks them to fit a schema.',
      inReader: 'Remove the schema of the items.',
      inWriter: 'Put the schema of the items back.',
    },
  ],
  [
    'SCHEMA_REMOVED',
    {
      title: 'Schema for items removed',
      explain: '{reader} allows any items in {at}, so whatever {writer} has there passes.',
    },
  ],
  [
    'TYPE_EXTENDED',
    {
      title: 'Integer became number',
      explain: '{at} is an integer in {writer} and may be any number in {reader}.',
    },
  ],
  [
    'TYPE_NARROWED',
    {
      title: 'Number became integer',
      explain: '{at} may be any number in {writer} and only an integer in {reader}.',
      inReader: 'Set the type back to number.',
      inWriter: 'Set the type back to integer.',
    },
  ],
  [
    'TYPE_CHANGED',
    {
      title: 'Type changed',
      explain: '{at} is {writerType} in {writer} and {readerType} in {reader}.',
      inReader: 'Make it {writerType} again, or allow both.',
      inWriter: 'Make it {readerType} again.',
    },
  ],
  [
    'PATTERN_ADDED',
    {
      title: 'pattern added',
      explain: '{reader} asks {at} to match {readerValue}, and {writer} allows other texts.',
      inReader: 'Remove the pattern.',
      inWriter: 'Put the pattern {readerValue} back.',
    },
  ],
  [
    'PATTERN_REMOVED',
    {
      title: 'pattern removed',
      explain: '{writer} asks {at} to match {writerValue}, and {reader} accepts any text.',
    },
  ],
  [
    'PATTERN_CHANGED',
    {
      title: 'pattern changed',
      explain:
        '{at} must match {writerValue} in {writer} and {readerValue} in {reader}, and the registry takes every change of a pattern as a break.',
      inReader: 'Set the pattern back to {writerValue}, or remove it.',
      inWriter: 'Set the pattern back to {readerValue}.',
    },
  ],
  [
    'MULTIPLE_OF_ADDED',
    {
      title: 'multipleOf added',
      explain: '{reader} accepts only multiples of {readerValue} for {at}, and {writer} allows other numbers.',
      inReader: 'Remove multipleOf.',
      inWriter: 'Put multipleOf {readerValue} back.',
    },
  ],
  [
    'MULTIPLE_OF_REMOVED',
    {
      title: 'multipleOf removed',
      explain: '{writer} allows only multiples of {writerValue} for {at}, and {reader} accepts any number.',
    },
  ],
  [
    'MULTIPLE_OF_EXPANDED',
    {
      title: 'multipleOf became coarser',
      explain: '{at} is a multiple of {writerValue} in {writer} and must be one of {readerValue} in {reader}.',
      inReader: 'Set multipleOf back to {writerValue}.',
      inWriter: 'Set multipleOf back to {readerValue}.',
    },
  ],
  [
    'MULTIPLE_OF_REDUCED',
    {
      title: 'multipleOf became finer',
      explain:
        'every multiple of {writerValue}, as {writer} has for {at}, is one of {readerValue} too, as {reader} asks.',
    },
  ],
  [
    'MULTIPLE_OF_CHANGED',
    {
      title: 'multipleOf changed',
      explain:
        'not every multiple of {writerValue}, as {writer} has for {at}, is one of {readerValue}, as {reader} asks.',
      inReader: 'Set multipleOf back to {writerValue}.',
      inWriter: 'Set multipleOf back to {readerValue}.',
    },
  ],
  [
    'DEPENDENCY_ARRAY_ADDED',
    {
      title: 'Dependency added',
      explain: 'where the property "{name}" is present, {reader} requires {readerValue} too, and {writer} does not.',
      inReader: 'Remove the dependency of "{name}".',
      inWriter: 'Put the dependency of "{name}" back.',
    },
  ],
  [
    'DEPENDENCY_ARRAY_REMOVED',
    {
      title: 'Dependency removed',
      explain: 'where the property "{name}" is present, {writer} requires {writerValue} too, and {reader} does not.',
    },
  ],
  [
    'DEPENDENCY_ARRAY_EXTENDED',
    {
      title: 'Dependency asks for more',
      explain:
        'where the property "{name}" is present, {reader} requires {readerValue}, and {writer} only {writerValue}.',
      inReader: 'Set the dependency of "{name}" back to {writerValue}.',
      inWriter: 'Set the dependency of "{name}" back to {readerValue}.',
    },
  ],
  [
    'DEPENDENCY_ARRAY_NARROWED',
    {
      title: 'Dependency asks for less',
      explain:
        'where the property "{name}" is present, {writer} requires {writerValue}, and {reader} only {readerValue}.',
    },
  ],
  [
    'DEPENDENCY_ARRAY_CHANGED',
    {
      title: 'Dependency changed',
      explain: 'where the property "{name}" is present, {writer} requires {writerValue}, and {reader} {readerValue}.',
      inReader: 'Set the dependency of "{name}" back to {writerValue}.',
      inWriter: 'Set the dependency of "{name}" back to {readerValue}.',
    },
  ],
  [
    'DEPENDENCY_SCHEMA_ADDED',
    {
      title: 'Dependent schema added',
      explain:
        'where the property "{name}" is present, {reader} asks the object to fit a schema, and {writer} does not.',
      inReader: 'Remove the dependent schema of "{name}".',
      inWriter: 'Put the dependent schema of "{name}" back.',
    },
  ],
  [
    'DEPENDENCY_SCHEMA_REMOVED',
    {
      title: 'Dependent schema removed',
      explain:
        'where the property "{name}" is present, {writer} asks the object to fit a schema, and {reader} does not.',
    },
  ],
  [
    'UNIQUE_ITEMS_ADDED',
    {
      title: 'Items must be unique',
      explain: '{reader} refuses repeated items in {at}, and {writer} allows them.',
      inReader: 'Remove uniqueItems.',
      inWriter: 'Put uniqueItems back.',
    },
  ],
  [
    'UNIQUE_ITEMS_REMOVED',
    {
      title: 'Items may repeat',
      explain: '{reader} allows repeated items in {at}, and {writer} does not.',
    },
  ],
  [
    'ITEM_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Item added to an open content model',
      explain: '{reader} has a schema for the item at index {name} of {at}, where {writer} allows anything.',
      inReader: 'Remove that schema, or make it {}.',
      inWriter: 'Put that schema back.',
    },
  ],
  [
    'ITEM_WITH_EMPTY_SCHEMA_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Item that may be anything added',
      explain: '{reader} names the item at index {name} of {at} but accepts anything for it.',
    },
  ],
  [
    'ITEM_ADDED_TO_CLOSED_CONTENT_MODEL',
    {
      title: 'Item added to a closed content model',
      explain: 'no event of {writer} has the item at index {name} of {at}, which {reader} allows.',
    },
  ],
  [
    'ITEM_REMOVED_FROM_OPEN_CONTENT_MODEL',
    {
      title: 'Item removed from an open content model',
      explain: '{writer} has a schema for the item at index {name} of {at}, and {reader} accepts anything there.',
    },
  ],
  [
    'ITEM_WITH_FALSE_REMOVED_FROM_CLOSED_CONTENT_MODEL',
    {
      title: 'Item that was never allowed removed',
      explain: 'no event of {writer} has the item at index {name} of {at}, because its schema there is false.',
    },
  ],
  [
    'ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL',
    {
      title: 'Item removed from a closed content model',
      explain: '{writer} has the item at index {name} of {at}, and {reader} allows no such item.',
      inReader: 'Put its schema back, or allow more items.',
      inWriter: 'Remove its schema.',
    },
  ],
  [
    'ITEM_REMOVED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Removed item still covered',
      explain: '{reader} does not name the item at index {name} of {at}, but its schema for further items accepts it.',
    },
  ],
  [
    'ITEM_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Removed item not covered',
      explain:
        '{reader} does not name the item at index {name} of {at}, and its schema for further items does not accept all that {writer} allows there.',
      inReader: 'Put its schema back, or widen the schema for further items.',
      inWriter: 'Remove its schema, or narrow it to what {reader} accepts.',
    },
  ],
  [
    'ITEM_ADDED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Added item was covered before',
      explain:
        '{reader} names the item at index {name} of {at}, and accepts there all that {writer} allows for further items.',
    },
  ],
  [
    'ITEM_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Added item was not covered before',
      explain:
        '{reader} names the item at index {name} of {at}, and does not accept there all that {writer} allows for further items.',
      inReader: 'Remove that schema, or widen it.',
      inWriter: 'Put that schema back.',
    },
  ],
  [
    'ENUM_ARRAY_EXTENDED',
    {
      title: 'Values added to an enum',
      explain: '{reader} accepts {added} for {at} too, beside all that {writer} allows.',
    },
  ],
  [
    'ENUM_ARRAY_NARROWED',
    {
      title: 'Values removed from an enum',
      explain: '{writer} allows {removed} for {at}, and {reader} does not accept it.',
      inReader: 'Put {removed} back.',
      inWriter: 'Take {removed} out again.',
    },
  ],
  [
    'ENUM_ARRAY_CHANGED',
    {
      title: 'Values exchanged',
      explain: '{writer} allows {removed} for {at}, and {reader} does not accept it.',
      inReader: 'Put {removed} back.',
      inWriter: 'Take {removed} out again.',
    },
  ],
  [
    'COMBINED_TYPE_EXTENDED',
    {
      title: 'Combination became wider',
      explain: '{at} is {writerType} in {writer} and {readerType} in {reader}, which accepts no less.',
    },
  ],
  [
    'COMBINED_TYPE_CHANGED',
    {
      title: 'Combination changed',
      explain: '{at} is {writerType} in {writer} and {readerType} in {reader}, which may accept less.',
      ...RESTORE,
    },
  ],
  [
    'PRODUCT_TYPE_EXTENDED',
    {
      title: 'Demand added',
      explain: '{reader} asks more of {at} than {writer}, and all of an allOf must hold. {branches}',
      inReader: 'Remove what {writer} does not ask.',
      inWriter: 'Put back what {reader} asks.',
    },
  ],
  [
    'PRODUCT_TYPE_NARROWED',
    {
      title: 'Demand removed',
      explain: '{reader} asks less of {at} than {writer}.',
    },
  ],
  [
    'SUM_TYPE_EXTENDED',
    {
      title: 'Alternative added',
      explain: '{reader} has more alternatives for {at} than {writer}.',
    },
  ],
  [
    'SUM_TYPE_NARROWED',
    {
      title: 'Alternative removed',
      explain: '{reader} has fewer alternatives for {at} than {writer}. {branches}',
      inReader: 'Put the missing alternative back.',
      inWriter: 'Remove the additional alternative.',
    },
  ],
  [
    'COMBINED_TYPE_SUBSCHEMAS_CHANGED',
    {
      title: 'An alternative no longer fits',
      explain: 'not every branch of {at} has a counterpart that reads it. {branches}',
      ...RESTORE,
    },
  ],
  [
    'NOT_TYPE_EXTENDED',
    {
      title: 'More is forbidden',
      explain: '{reader} forbids for {at} what {writer} does not forbid.',
      ...RESTORE,
    },
  ],
  ['NOT_TYPE_NARROWED', { title: 'No more is forbidden', explain: '{reader} forbids no more for {at} than {writer}.' }],
  ...contentModel('ITEMS', 'items'),
];
