import { excerpt } from './excerpt.js';
import type { DifferenceFinding, ProblemFinding, WarningFinding } from './findings.js';
import { printable } from './printable.js';

/** A difference for the terminal: the kind, the words, and both places with their source lines. */
export function differenceText(finding: DifferenceFinding): string {
  const mark = finding.compatible ? 'ok' : 'breaks';
  const path = finding.path === '' ? '' : ` at ${printable(finding.path)}`;
  return [
    `  ${mark}  ${finding.kind}${path} (${finding.direction}, ${printable(finding.against)})`,
    `    ${printable(finding.message)}`,
    excerpt(finding.new, '    '),
    `    compared with`,
    excerpt(finding.old, '    '),
    '',
  ].join('\n');
}

/** A warning for the terminal: the rule, the words, and the place in the new schema. */
export function warningText(finding: WarningFinding): string {
  return [
    `  ${finding.severity}  ${finding.rule} (${finding.direction}, ${printable(finding.against)})`,
    `    ${printable(finding.message)}`,
    excerpt(finding.new, '    '),
    '',
  ].join('\n');
}

export function problemText(finding: ProblemFinding): string {
  const refused = finding.refused ? ', the registry would refuse it' : '';
  return [
    `  ${finding.severity}  ${printable(finding.message)} (${finding.id}${refused})`,
    excerpt(finding.place, '    '),
    '',
  ].join('\n');
}

/** "1 breaking difference", "3 breaking differences". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
