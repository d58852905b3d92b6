import type { CheckReport } from '../report/fileReport.js';
import { githubOutput } from './github.js';
import { jsonOutput } from './json.js';
import { junitOutput } from './junit.js';
import { sarifOutput } from './sarif.js';
import { textOutput } from './text.js';

/** The ways in which a report can be written; a new one is one file and one line. */
export const OUTPUTS = ['text', 'json', 'sarif', 'github', 'junit'] as const;
export type Output = (typeof OUTPUTS)[number];

export function written(report: CheckReport, output: Output, all: boolean): string {
  switch (output) {
    case 'text':
      return textOutput(report, all);
    case 'json':
      return jsonOutput(report);
    case 'sarif':
      return sarifOutput(report);
    case 'github':
      return githubOutput(report);
    case 'junit':
      return junitOutput(report);
  }
}
