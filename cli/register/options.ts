import { chosen, parseCommandLine } from '../arguments.js';

export interface RegisterOptions {
  readonly paths: readonly string[];
  readonly settings?: string;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly output: 'text' | 'json';
}

const FLAGS = {
  settings: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  output: { type: 'string', default: 'text' },
} as const;

/** @throws UsageError */
export function parseRegisterOptions(args: readonly string[]): RegisterOptions {
  const { values, positionals } = parseCommandLine(args, FLAGS);
  return {
    paths: positionals,
    ...(values.settings === undefined ? {} : { settings: values.settings }),
    dryRun: values['dry-run'],
    yes: values.yes,
    output: chosen('output', values.output, ['text', 'json']),
  };
}
