import { contentModel } from './propertyWords.js';
import type { Words } from './row.js';
import type { JsonKind } from './verdicts.js';

const RESTORE = { inReader: 'Restore what {writer} has there.', inWriter: 'Restore what {reader} has there.' } as const;

export const OTHER_WORDS: readonly (readonly [JsonKind, Words])[] = [
  [
    'ID_CHANGED',
    { title: 'Address changed', explain: 'the address of {at} is another one. It has no effect on events.' },
  ],
  [
    'TITLE_CHANGED',
    { title: 'Title changed', explain: 'the title of {at} changed from {writerValue} to {readerValue}.' },
  ],
  ['DESCRIPTION_CHANGED', { title: 'Description changed', explain: 'the description of {at} changed.' }],
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
      explain:
        '{writer} says nothing about the items of {at}; {reader} asks them to fit a schema, so some events are refused.',
      inReader: 'Remove items.',
      inWriter: 'Put items back.',
    },
  ],
  [
    'SCHEMA_REMOVED',
    {
      title: 'Schema for items removed',
      explain: '{reader} says nothing about the items of {at}, so whatever {writer} has there passes.',
    },
  ],
  [
    'TYPE_EXTENDED',
    { title: 'integer became number', explain: '{reader} accepts any number for {at}, where {writer} has integers.' },
  ],
  [
    'TYPE_NARROWED',
    {
      title: 'number became integer',
      explain: '{reader} accepts only integers for {at}; {writer} may have written a fraction.',
      inReader: 'Set type back to number.',
      inWriter: 'Set type back to integer.',
    },
  ],
  [
    'TYPE_CHANGED',
    {
      title: 'Type changed',
      explain: '{at} is {writerType} in {writer} and {readerType} in {reader}: the one is not readable as the other.',
      inReader: 'Set it back to {writerType}, or allow both with anyOf.',
      inWriter: 'Set it back to {readerType}.',
    },
  ],
  [
    'PATTERN_ADDED',
    {
      title: 'pattern added',
      explain: '{reader} asks {at} to match {readerValue}; {writer} may have written other texts.',
      inReader: 'Remove pattern.',
      inWriter: 'Put pattern {readerValue} back.',
    },
  ],
  ['PATTERN_REMOVED', { title: 'pattern removed', explain: '{reader} accepts any text for {at}.' }],
  [
    'PATTERN_CHANGED',
    {
      title: 'pattern changed',
      explain:
        '{at} must match {writerValue} in {writer} and {readerValue} in {reader}; the registry cannot tell whether the one includes the other.',
      inReader: 'Set pattern back to {writerValue}, or remove it.',
      inWriter: 'Set pattern back to {readerValue}.',
    },
  ],
  [
    'MULTIPLE_OF_ADDED',
    {
      title: 'multipleOf added',
      explain: '{reader} accepts only multiples of {readerValue} for {at}; {writer} may have written others.',
      inReader: 'Remove multipleOf.',
      inWriter: 'Put multipleOf {readerValue} back.',
    },
  ],
  ['MULTIPLE_OF_REMOVED', { title: 'multipleOf removed', explain: '{reader} accepts any number for {at}.' }],
  [
    'MULTIPLE_OF_EXPANDED',
    {
      title: 'multipleOf became coarser',
      explain:
        '{at} is a multiple of {writerValue} in {writer} and must be one of {readerValue} in {reader}: some numbers are refused.',
      inReader: 'Set multipleOf back to {writerValue}.',
      inWriter: 'Set multipleOf back to {readerValue}.',
    },
  ],
  [
    'MULTIPLE_OF_REDUCED',
    {
      title: 'multipleOf became finer',
      explain: 'every multiple of {writerValue} is one of {readerValue}, so {at} stays readable.',
    },
  ],
  [
    'MULTIPLE_OF_CHANGED',
    {
      title: 'multipleOf changed',
      explain:
        'not every multiple of {writerValue} is one of {readerValue}: some numbers that {writer} allows for {at} are refused.',
      inReader: 'Set multipleOf back to {writerValue}.',
      inWriter: 'Set multipleOf back to {readerValue}.',
    },
  ],
  [
    'DEPENDENCY_ARRAY_ADDED',
    {
      title: 'Dependency added',
      explain: 'where {name} is present, {reader} asks for {readerValue} too, which {writer} does not.',
      inReader: 'Remove the dependency of {name}.',
      inWriter: 'Put the dependency of {name} back.',
    },
  ],
  [
    'DEPENDENCY_ARRAY_REMOVED',
    { title: 'Dependency removed', explain: '{reader} asks for nothing more where {name} is present.' },
  ],
  [
    'DEPENDENCY_ARRAY_EXTENDED',
    {
      title: 'Dependency asks for more',
      explain: 'where {name} is present, {reader} asks for {readerValue}; {writer} only for {writerValue}.',
      inReader: 'Set the dependency of {name} back to {writerValue}.',
      inWriter: 'Set the dependency of {name} back to {readerValue}.',
    },
  ],
  [
    'DEPENDENCY_ARRAY_NARROWED',
    { title: 'Dependency asks for less', explain: 'where {name} is present, {reader} asks for less than {writer}.' },
  ],
  [
    'DEPENDENCY_ARRAY_CHANGED',
    {
      title: 'Dependency changed',
      explain: 'where {name} is present, {writer} asks for {writerValue} and {reader} for {readerValue}.',
      inReader: 'Set the dependency of {name} back to {writerValue}.',
      inWriter: 'Set the dependency of {name} back to {readerValue}.',
    },
  ],
  [
    'DEPENDENCY_SCHEMA_ADDED',
    {
      title: 'Dependent schema added',
      explain: 'where {name} is present, {reader} asks the object to fit a schema, which {writer} does not.',
      inReader: 'Remove the dependent schema of {name}.',
      inWriter: 'Put the dependent schema of {name} back.',
    },
  ],
  [
    'DEPENDENCY_SCHEMA_REMOVED',
    { title: 'Dependent schema removed', explain: '{reader} asks for nothing more where {name} is present.' },
  ],
  [
    'UNIQUE_ITEMS_ADDED',
    {
      title: 'Items must be unique',
      explain: '{reader} refuses repeated items in {at}; {writer} may have written some.',
      inReader: 'Remove uniqueItems.',
      inWriter: 'Put uniqueItems back.',
    },
  ],
  ['UNIQUE_ITEMS_REMOVED', { title: 'Items may repeat', explain: '{reader} accepts repeated items in {at}.' }],
  [
    'ITEM_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Item added to an open content model',
      explain: '{reader} has a schema for item {name} of {at}; {writer} allows anything there.',
      inReader: 'Remove that item schema, or make it {}.',
      inWriter: 'Put that item schema back.',
    },
  ],
  [
    'ITEM_WITH_EMPTY_SCHEMA_ADDED_TO_OPEN_CONTENT_MODEL',
    {
      title: 'Item that may be anything added',
      explain: '{reader} names item {name} of {at} but accepts anything for it.',
    },
  ],
  [
    'ITEM_ADDED_TO_CLOSED_CONTENT_MODEL',
    {
      title: 'Item added to a closed content model',
      explain: 'no event of {writer} has item {name} of {at}, so nothing is refused.',
    },
  ],
  [
    'ITEM_REMOVED_FROM_OPEN_CONTENT_MODEL',
    { title: 'Item removed from an open content model', explain: '{reader} accepts anything as item {name} of {at}.' },
  ],
  [
    'ITEM_WITH_FALSE_REMOVED_FROM_CLOSED_CONTENT_MODEL',
    { title: 'Item that was never allowed removed', explain: 'no event of {writer} can have item {name} of {at}.' },
  ],
  [
    'ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL',
    {
      title: 'Item removed from a closed content model',
      explain: 'events of {writer} may have item {name} of {at}; {reader} allows no such item.',
      inReader: 'Put that item schema back, or allow more items.',
      inWriter: 'Remove that item schema.',
    },
  ],
  [
    'ITEM_REMOVED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Removed item still covered',
      explain: 'the schema of {reader} for further items accepts item {name} of {at}.',
    },
  ],
  [
    'ITEM_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Removed item not covered',
      explain: 'the schema of {reader} for further items does not accept item {name} of {at} as {writer} has it.',
      inReader: 'Put that item schema back.',
      inWriter: 'Remove that item schema.',
    },
  ],
  [
    'ITEM_ADDED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Added item was covered before',
      explain: 'item {name} of {at} accepts what the schema of {writer} for further items allows.',
    },
  ],
  [
    'ITEM_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
    {
      title: 'Added item was not covered before',
      explain:
        'the schema of {writer} for further items lets something through that {reader} does not accept as item {name} of {at}.',
      inReader: 'Remove that item schema, or widen it.',
      inWriter: 'Put that item schema back.',
    },
  ],
  ['ENUM_ARRAY_EXTENDED', { title: 'Values added to an enum', explain: '{reader} accepts {added} for {at} too.' }],
  [
    'ENUM_ARRAY_NARROWED',
    {
      title: 'Values removed from an enum',
      explain: '{reader} does not accept {removed} for {at}, which {writer} allows.',
      inReader: 'Put {removed} back.',
      inWriter: 'Remove {removed}.',
    },
  ],
  [
    'ENUM_ARRAY_CHANGED',
    {
      title: 'Values exchanged',
      explain: '{reader} does not accept {removed} for {at}, which {writer} allows.',
      inReader: 'Put {removed} back.',
      inWriter: 'Remove {removed}.',
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
      explain:
        '{at} is {writerType} in {writer} and {readerType} in {reader}, which may refuse what the other accepts.',
      ...RESTORE,
    },
  ],
  [
    'PRODUCT_TYPE_EXTENDED',
    {
      title: 'Demand added',
      explain: 'everything in an allOf must hold, and {reader} asks more of {at} than {writer}: {branches}',
      inReader: 'Remove what was added.',
      inWriter: 'Put back what was removed.',
    },
  ],
  ['PRODUCT_TYPE_NARROWED', { title: 'Demand removed', explain: '{reader} asks less of {at} than {writer}.' }],
  [
    'SUM_TYPE_EXTENDED',
    { title: 'Alternative added', explain: '{reader} accepts more alternatives for {at} than {writer} has.' },
  ],
  [
    'SUM_TYPE_NARROWED',
    {
      title: 'Alternative removed',
      explain: '{reader} accepts fewer alternatives for {at} than {writer} has. {branches}',
      inReader: 'Put the alternative back.',
      inWriter: 'Remove the alternative.',
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
      explain: 'what {reader} forbids for {at} goes beyond what {writer} forbids.',
      ...RESTORE,
    },
  ],
  ['NOT_TYPE_NARROWED', { title: 'No more is forbidden', explain: '{reader} forbids no more for {at} than {writer}.' }],
  ...contentModel('ITEMS', 'items'),
];
