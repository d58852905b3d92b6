import { verifiedFixes } from '../../engine/fix/verifiedFixes.js';
import type { CompareResult, Difference } from '../../engine/difference.js';
import { REGISTRY_PROFILES } from '../../engine/options.js';
import type { CompareOptions, Direction, FormatId } from '../../engine/options.js';
import type { KindRow, ParsedSchema, SchemaFormat } from '../../engine/schemaFormat.js';
import { describeDifference, messageOf } from '../../engine/words/describe.js';
import type { KindExample } from './examples.js';

const SCHEMAS: Readonly<Record<FormatId, string>> = {
  AVRO: 'Avro schemas',
  PROTOBUF: 'Protobuf schemas',
  JSON: 'JSON Schemas',
};

const LANGUAGES: Readonly<Record<FormatId, string>> = { AVRO: 'json', PROTOBUF: 'proto', JSON: 'json' };

/** What every part of a section speaks about: the example, read and ready to be compared. */
interface Shown {
  readonly format: SchemaFormat;
  readonly row: KindRow;
  readonly example: KindExample;
  readonly before: ParsedSchema;
  readonly after: ParsedSchema;
  readonly options: CompareOptions;
}

/** What one format has to say about a kind: verdict, example, words and fixes in both directions. */
export function kindSection(format: SchemaFormat, row: KindRow, example: KindExample): string {
  const parse = (text: string) => format.parse({ text, references: [] });
  const options: CompareOptions = { policy: 'STRICT', profile: example.profile };
  const shown: Shown = { format, row, example, before: parse(example.old), after: parse(example.new), options };
  return [verdict(shown), exampleOf(shown), levels(shown), ...meaning(shown)].join('\n\n');
}

/** The verdict in a few words, for this page and for the index. */
export function verdictOf({ compatible }: KindRow): string {
  if (compatible.STRICT) return 'compatible';
  return compatible.LENIENT ? 'breaks; compatible under LENIENT' : 'breaks';
}

function verdict({ format, row, example, before, after }: Shown): string {
  const about = `\`${row.kind}\` is a difference between two ${SCHEMAS[format.id]}.`;
  const says = row.compatible.STRICT
    ? '**It is compatible**: the registry lists it and accepts the schema.'
    : row.compatible.LENIENT
      ? '**It breaks readers** under the policy `STRICT`, which is the default: the registry refuses the schema. **It is compatible** under the policy `LENIENT`.'
      : '**It breaks readers**: the registry refuses the schema.';
  const verdicts = REGISTRY_PROFILES.map((profile) => {
    const found = format
      .compare(after, before, { policy: 'STRICT', profile })
      .differences.find(({ kind }) => kind === row.kind);
    return [profile, found?.compatible] as const;
  });
  const unknown = verdicts.filter(([, compatible]) => compatible === undefined).map(([profile]) => profile);
  const differing = verdicts.filter(
    ([, compatible]) => compatible !== undefined && compatible !== row.compatible.STRICT,
  );
  return [
    `${about} ${says}`,
    ...(unknown.length === 0 ? [] : [`For the example below, registries of ${profiles(unknown)} do not report it.`]),
    ...differing.map(
      ([profile, compatible]) =>
        `Registries of ${profiles([profile])} list it as ${compatible === true ? 'compatible' : 'incompatible'}.`,
    ),
    ...(example.also.length === 0 ? [] : [`It never comes alone: the example also shows ${list(example.also)}.`]),
  ].join('\n\n');
}

function profiles(names: readonly string[]): string {
  return names.map((name) => `the profile \`${name}\``).join(' and ');
}

function exampleOf({ format, example }: Shown): string {
  const block = (text: string) => `\`\`\`${LANGUAGES[format.id]}\n${text}\n\`\`\``;
  return `## Example\n\nBefore, as version 1:\n\n${block(example.old)}\n\nAfter:\n\n${block(example.new)}`;
}

/** What the same change means at each level: the registry asks other questions, and gives other kinds. */
function levels({ format, before, after, options }: Shown): string {
  const line = (level: string, reader: string, writer: string, result: CompareResult) => {
    const kinds = [...new Set(result.differences.map(({ kind }) => kind))];
    const breaking = result.differences.some(({ compatible }) => !compatible);
    return `| \`${level}\` | a consumer with ${reader} reads events of ${writer} | ${list(kinds)} | ${breaking ? 'breaks' : 'compatible'} |`;
  };
  return [
    'What the registry finds at each level:',
    '',
    '| level | must hold | differences | verdict |',
    '| --- | --- | --- | --- |',
    line('BACKWARD', '_after_', '_before_', format.compare(after, before, options)),
    line('FORWARD', '_before_', '_after_', format.compare(before, after, options)),
  ].join('\n');
}

function list(kinds: readonly string[]): string {
  return kinds.length === 0 ? 'none' : kinds.map((kind) => `[\`${kind}\`](${kind}.md)`).join(', ');
}

function meaning(shown: Shown): readonly string[] {
  const { row, before, after } = shown;
  const forwards = words(shown, 'BACKWARD', after, before);
  if (row.compatible.STRICT) return [`## What it means\n\n${forwards}`];
  return [
    `## What it means\n\nFrom _before_ to _after_, where old events must stay readable:\n\n${forwards}`,
    `## The other way round\n\nFrom _after_ to _before_, where consumers that keep the old schema must read new events, the same is found at the level \`FORWARD\`:\n\n${words(shown, 'FORWARD', before, after)}`,
  ];
}

/** The message as the editor and the command line give it, what to do, and the quick fixes. */
function words(shown: Shown, direction: Direction, edited: ParsedSchema, baseline: ParsedSchema): string {
  const { format, row, before, after, options } = shown;
  const difference = format.compare(after, before, options).differences.find(({ kind }) => kind === row.kind);
  if (difference === undefined) throw new Error(`The example of ${row.kind} does not show it.`);
  const description = describeDifference(format, difference, direction, 'version 1');
  const { advice } = description;
  return [
    `> ${escaped(messageOf({ ...description, advice: '' }, direction))}`,
    ...(advice === '' ? [] : [`**What to do:** ${escaped(advice)}`]),
    ...fixes(shown, difference, direction, edited, baseline),
  ].join('\n\n');
}

function fixes(
  { format, options }: Shown,
  difference: Difference,
  direction: Direction,
  edited: ParsedSchema,
  baseline: ParsedSchema,
): readonly string[] {
  if (difference.compatible) return [];
  const found = verifiedFixes(format, { difference, direction, edited, baseline, options });
  if (found.length === 0) return ['There is no quick fix.'];
  const lines = found.map(({ title, effect }) => `- ${escaped(title)}${effect === 'clean' ? '' : ' (repairs a part)'}`);
  return [`Quick fixes:\n\n${lines.join('\n')}`];
}

/** Text that Markdown would otherwise read as markup. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_<>|[\]]/g, '\\$&');
}
