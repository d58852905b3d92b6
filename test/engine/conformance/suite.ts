import assert from 'node:assert/strict';
import type { FormatId } from '../../../engine/options.js';
import { readCases } from './cases.js';
import type { CaseFile, ConformanceCase } from './cases.js';
import { evaluate } from './evaluate.js';
import { readLedger } from './ledger.js';
import { misplaced } from './placing.js';

/** Enough to see a pattern; `explain.js` shows one case in full. */
const LISTED = 25;

/** Runs every case of one format against the reference's answers and prints the agreement per file and group. */
export function conformanceSuite(format: FormatId, files: readonly CaseFile[]): void {
  describe(`${format} conformance`, () => {
    const ledger = readLedger();
    const report: string[] = [];
    for (const file of files) {
      const cases = readCases(file).filter((testCase) => testCase.format === format);
      for (const [family, members] of byFamily(cases)) {
        it(`agrees with the reference: ${file}, ${family} (${members.length} cases)`, function () {
          this.timeout(120_000);
          const disagreements = members.flatMap((member) => disagreement(member));
          const agreed = members.length - disagreements.length;
          report.push(`${format} ${file} ${family}: ${agreed}/${members.length}`);
          const unexplained = disagreements.filter(({ id }) => !ledger.has(id));
          assert.equal(unexplained.length, 0, message(unexplained));
          const healed = members.filter(({ id }) => ledger.has(id) && !disagreements.some((entry) => entry.id === id));
          assert.deepEqual(ids(healed), [], 'these agree now: take them out of docs/conformance.md');
        });
      }
    }
    it('places every difference inside the text, and at the whole of it only where that is the cause', function () {
      this.timeout(120_000);
      const cases = files.flatMap((file) => readCases(file).filter((testCase) => testCase.format === format));
      const wrong = cases.filter(({ problem }) => problem === undefined).flatMap(misplaced);
      assert.deepEqual(wrong.slice(0, LISTED), []);
    });
    after(() => process.stdout.write(`\n${report.map((row) => `    ${row}\n`).join('')}`));
  });
}

interface Disagreement {
  readonly id: string;
  readonly text: string;
}

function disagreement(testCase: ConformanceCase): readonly Disagreement[] {
  const { agrees, expected, got } = evaluateSafely(testCase);
  if (agrees) return [];
  const missing = without(expected, got).map((entry) => `      - ${entry}`);
  const surplus = without(got, expected).map((entry) => `      + ${entry}`);
  return [{ id: testCase.id, text: [`    ${testCase.id} ${testCase.group}`, ...missing, ...surplus].join('\n') }];
}

/** The engine must not throw; when it does, the case disagrees and the others still run. */
function evaluateSafely(testCase: ConformanceCase): ReturnType<typeof evaluate> {
  try {
    return evaluate(testCase);
  } catch (error) {
    return { agrees: false, expected: [], got: [`threw ${error instanceof Error ? error.message : String(error)}`] };
  }
}

function message(unexplained: readonly Disagreement[]): string {
  const listed = unexplained.slice(0, LISTED).map(({ text }) => text);
  const rest = unexplained.length > LISTED ? [`    … and ${unexplained.length - LISTED} more`] : [];
  return [`${unexplained.length} disagree (- reference, + engine):`, ...listed, ...rest].join('\n');
}

function byFamily(cases: readonly ConformanceCase[]): ReadonlyMap<string, readonly ConformanceCase[]> {
  const families = new Map<string, ConformanceCase[]>();
  for (const testCase of cases) {
    const family = testCase.group.split(':')[0] ?? '';
    const members = families.get(family);
    if (members === undefined) families.set(family, [testCase]);
    else members.push(testCase);
  }
  return families;
}

/** `left` minus `right` as multisets. */
function without(left: readonly string[], right: readonly string[]): readonly string[] {
  const rest = [...right];
  return left.filter((entry) => {
    const at = rest.indexOf(entry);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function ids(cases: readonly ConformanceCase[]): readonly string[] {
  return cases.map(({ id }) => id);
}
