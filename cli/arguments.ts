import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { nearestWord } from '../common/nearestWord.js';
import { UsageError } from './io.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** `parseArgs` of Node, with errors a person can act on. @throws UsageError */
export function parseCommandLine<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? worded(error, Object.keys(options)) : String(error));
  }
}

/** The member of `choices` that `text` names, whatever its case. @throws UsageError with the choices */
export function chosen<T extends string>(option: string, text: string, choices: readonly T[]): T {
  const wanted = text.toLowerCase();
  const found = choices.find((choice) => choice.toLowerCase() === wanted);
  if (found !== undefined) return found;
  throw new UsageError(
    `--${option} is "${text}", but must be one of ${choices.join(', ')}.${didYouMean(nearestWord(text, choices))}`,
  );
}

/** A question to append to a complaint; empty where nothing is near. */
export function didYouMean(word: string | undefined): string {
  return word === undefined ? '' : ` Did you mean ${word}?`;
}

/** Node's own words, without its advice about `--`, which does not fit here. */
function worded(error: Error, known: readonly string[]): string {
  const unknown = /^Unknown option '(-[^']*)'/.exec(error.message)?.[1];
  if (unknown !== undefined) {
    const near = nearestWord(unknown.replace(/^-+/, ''), known);
    return `there is no option ${unknown}.${didYouMean(near === undefined ? undefined : `--${near}`)}`;
  }
  const valueMissing = /^Option '(?:-\w, )?(--[^' ]+) <value>' argument missing/.exec(error.message)?.[1];
  if (valueMissing !== undefined) return `${valueMissing} needs a value.`;
  const end = error.message.indexOf('. ');
  return end < 0 ? error.message : error.message.slice(0, end + 1);
}
