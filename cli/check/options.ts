import { chosen, parseCommandLine } from '../arguments.js';
import { OUTPUTS } from '../outputs/outputs.js';
import type { Output } from '../outputs/outputs.js';

export interface CheckOptions {
  /** As given; the whole workspace where there are none. */
  readonly paths: readonly string[];
  readonly settings?: string;
  /** Only what changed since this revision. */
  readonly since?: string;
  readonly output: Output;
  readonly all: boolean;
}

const FLAGS = {
  settings: { type: 'string' },
  since: { type: 'string' },
  output: { type: 'string', default: 'text' },
  all: { type: 'boolean', default: false },
} as const;

/** @throws UsageError */
export function parseCheckOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parseCommandLine(args, FLAGS);
  return {
    paths: positionals,
    ...(values.settings === undefined ? {} : { settings: values.settings }),
    ...(values.since === undefined ? {} : { since: values.since }),
    output: chosen('output', values.output, OUTPUTS),
    all: values.all,
  };
}
