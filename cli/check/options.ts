import { BASELINE_FORMS, parseBaseline } from '../../common/settings/baselineText.js';
import type { Baseline } from '../../common/settings/types.js';
import { chosen, parseCommandLine } from '../arguments.js';
import { UsageError } from '../io.js';
import { OUTPUTS } from '../outputs/outputs.js';
import type { Output } from '../outputs/outputs.js';

export interface CheckOptions {
  /** As given; the whole workspace where there are none. */
  readonly paths: readonly string[];
  readonly settings?: string;
  /** What is compared with where the settings say nothing for a file. */
  readonly baseline?: Baseline;
  /** Only what changed since this revision. */
  readonly since?: string;
  readonly output: Output;
  readonly all: boolean;
}

const FLAGS = {
  settings: { type: 'string' },
  baseline: { type: 'string' },
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
    ...(values.baseline === undefined ? {} : { baseline: baselineOf(values.baseline) }),
    ...(values.since === undefined ? {} : { since: values.since }),
    output: chosen('output', values.output, OUTPUTS),
    all: values.all,
  };
}

function baselineOf(text: string): Baseline {
  const baseline = parseBaseline(text);
  if (baseline === undefined) throw new UsageError(`--baseline is "${text}", but must be one of ${BASELINE_FORMS}.`);
  return baseline;
}
