import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { UsageError } from './io.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** `parseArgs` of Node, with errors a person can act on. @throws UsageError */
export function parseCommandLine<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? firstSentence(error.message) : String(error));
  }
}

/** The member of `choices` that `text` names, whatever its case. @throws UsageError with the choices */
export function chosen<T extends string>(option: string, text: string, choices: readonly T[]): T {
  const wanted = text.toLowerCase();
  const found = choices.find((choice) => choice.toLowerCase() === wanted);
  if (found === undefined) throw new UsageError(`--${option} is "${text}", but must be one of ${choices.join(', ')}.`);
  return found;
}

/** Node appends advice about `--` that does not fit here. */
function firstSentence(message: string): string {
  const end = message.indexOf('. ');
  return end < 0 ? message : message.slice(0, end + 1);
}
