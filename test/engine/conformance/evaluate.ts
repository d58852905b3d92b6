import { formatOf } from '../../../engine/formats.js';
import { judge } from '../../../engine/judge/judge.js';
import { isRefused } from '../../../engine/schemaFormat.js';
import type { ParsedSchema } from '../../../engine/schemaFormat.js';
import type { ConformanceCase } from './cases.js';

/** What the engine said, in the words of the cases, and whether that is what the reference said. */
export interface Outcome {
  readonly agrees: boolean;
  /** One line per thing that was expected; the lines of `got` stand in the same form. */
  readonly expected: readonly string[];
  readonly got: readonly string[];
}

/** Parses both sides, judges, and compares the answer with the reference's. Lists are compared as multisets. */
export function evaluate(testCase: ConformanceCase): Outcome {
  const format = formatOf(testCase.format);
  const oldSchema = format.parse(testCase.old);
  const newSchema = format.parse(testCase.new);
  const expected: string[] = [];
  const got: string[] = [];
  if (testCase.problem === 'old' || testCase.problem === 'new') {
    // The reference stops at the first side that it cannot parse, so the other one says nothing.
    const refused = testCase.problem === 'old' ? isRefused(oldSchema) : isRefused(newSchema);
    return outcome([`refuses ${testCase.problem}`], [refused ? `refuses ${testCase.problem}` : 'accepts both']);
  }
  expected.push('refuses nothing');
  got.push(refusal(oldSchema, newSchema));
  const verdict = judge(format, { label: 'new', schema: newSchema }, [{ label: 'old', schema: oldSchema }], {
    level: testCase.level,
    policy: testCase.policy,
    profile: '8.3',
  });
  if (testCase.compatible !== null) {
    expected.push(`compatible: ${testCase.compatible}`);
    got.push(`compatible: ${verdict.compatible}`);
  }
  const listCounts = testCase.compatible !== null && !testCase.unstable;
  if (listCounts) {
    const withDirection = testCase.level.startsWith('FULL');
    expected.push(...testCase.differences.map((d) => line(d.kind, d.path, withDirection ? d.direction : undefined)));
    for (const { direction, result } of verdict.comparisons) {
      got.push(...result.differences.map((d) => line(d.kind, d.path, withDirection ? direction : undefined)));
    }
  }
  return outcome(expected, got);
}

function outcome(expected: readonly string[], got: readonly string[]): Outcome {
  const [left, right] = [[...expected].sort(), [...got].sort()];
  return { agrees: left.length === right.length && left.every((entry, i) => entry === right[i]), expected, got };
}

function line(kind: string, path: string, direction: string | undefined): string {
  return `${kind} ${path}${direction === undefined ? '' : ` (${direction})`}`;
}

function refusal(oldSchema: ParsedSchema, newSchema: ParsedSchema): string {
  const sides = [isRefused(oldSchema) ? 'old' : '', isRefused(newSchema) ? 'new' : ''].filter((side) => side !== '');
  return `refuses ${sides.length === 0 ? 'nothing' : sides.join(' and ')}`;
}
