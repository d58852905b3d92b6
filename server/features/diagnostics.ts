import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver';
import type { Problem, Severity } from '../../engine/problem.js';
import type { Analysis, Judged } from '../analysis/analysis.js';
import type { Finding } from '../analysis/findings.js';
import { warningFindings } from '../analysis/warnings.js';
import type { ClientAbilities } from '../initialization.js';
import { rangeIn } from '../ranges.js';
import { olderPlaces } from './olderPlaces.js';

/** What the editor shows beside the message, and what tells our diagnostics from others'. */
export const DIAGNOSTIC_SOURCE = 'event-streams';

/** More than this in one file help nobody and slow the editor down. */
const MAX_DIAGNOSTICS = 1000;

/** The problems of the text itself, the changes that break the level, and what else may happen to events. */
export function diagnosticsOf(analysis: Analysis, abilities: ClientAbilities): Diagnostic[] {
  const problems = analysis.schema.problems.slice(0, MAX_DIAGNOSTICS).map((problem) => ofProblem(analysis, problem));
  const { judged } = analysis;
  if (judged === undefined) return problems;
  const findings = judged.findings.slice(0, MAX_DIAGNOSTICS);
  const warnings = warningsIn(analysis, judged).slice(0, MAX_DIAGNOSTICS);
  return [...problems, ...[...findings, ...warnings].map((finding) => ofFinding(analysis, judged, finding, abilities))];
}

/** What else may happen to events, with the severities of the settings. */
export function warningsIn({ target: { format, settings } }: Analysis, judged: Judged): readonly Finding[] {
  return warningFindings(format, judged.schema, judged.verdict, settings.warnings);
}

/** The diagnostic of one finding; quick fixes name it as what they mend. */
export function ofFinding(
  analysis: Analysis,
  judged: Judged,
  finding: Finding,
  abilities: ClientAbilities,
): Diagnostic {
  const { related, quoted } = olderPlaces(judged, finding, abilities);
  return {
    range: rangeIn(analysis.document, finding.span),
    severity: SEVERITIES[finding.severity],
    source: DIAGNOSTIC_SOURCE,
    code: finding.code,
    ...(abilities.codeDescription && finding.link !== undefined ? { codeDescription: { href: finding.link } } : {}),
    message: [finding.message, ...quoted].join('\n'),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    data: { level: judged.verdict.level },
  };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

function ofProblem({ document }: Analysis, problem: Problem): Diagnostic {
  return {
    range: rangeIn(document, problem.span),
    severity: SEVERITIES[problem.severity],
    source: DIAGNOSTIC_SOURCE,
    code: problem.id,
    message: problem.message,
  };
}
