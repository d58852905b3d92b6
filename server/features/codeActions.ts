import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction, CodeActionParams, WorkspaceEdit } from 'vscode-languageserver';
import { verifiedFixes, verifiedWarningFixes } from '../../engine/fix/verifiedFixes.js';
import type { VerifiedFix } from '../../engine/fix/verifiedFixes.js';
import type { Span, TextEdit } from '../../engine/text/span.js';
import type { Analysis, Judged } from '../analysis/analysis.js';
import type { Finding } from '../analysis/findings.js';
import type { ServerContext } from '../context.js';
import { editIn, offsetIn } from '../ranges.js';
import { ofFinding, warningsIn } from './diagnostics.js';
import { fixAll } from './fixAll.js';

/** Mends every breaking change of the file that has a safe fix; editors can run it when a file is saved. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.eventStreams`;

export const CODE_ACTION_KINDS: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL_KIND];

/** The fixes of the findings in a range, each tried out by the engine before it is offered. */
export function codeActions(analysis: Analysis, params: CodeActionParams, context: ServerContext): CodeAction[] {
  const { judged, document } = analysis;
  if (judged === undefined) return [];
  const wants = (kind: string) =>
    params.context.only === undefined ||
    params.context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const range = { start: offsetIn(document, params.range.start), end: offsetIn(document, params.range.end) };
  const actions = wants(CodeActionKind.QuickFix)
    ? [...judged.findings, ...warningsIn(analysis, judged)]
        .filter(({ span }) => overlap(span, range))
        .flatMap((finding) => quickFixes(analysis, judged, finding, context))
    : [];
  // Beside a quick fix, or where it is asked for by name: trying all fixes on every move of the cursor would be a waste.
  const wantsAll =
    params.context.only !== undefined ? wants(FIX_ALL_KIND) : actions.length > 0 && judged.findings.length > 1;
  return wantsAll ? [...actions, ...fixAllAction(analysis, judged, context)] : actions;
}

/** The fixes of one finding; the same change found for several versions is offered once. */
export function fixesOf(analysis: Analysis, judged: Judged, finding: Finding): readonly VerifiedFix[] {
  const fixes = new Map<string, VerifiedFix>();
  const { format } = analysis.target;
  for (const { cause, direction, against } of finding.sources) {
    const tried = { direction, edited: judged.schema, baseline: against.schema, options: judged.options };
    const found =
      'difference' in cause
        ? verifiedFixes(format, { ...cause, ...tried })
        : verifiedWarningFixes(format, { ...cause, ...tried });
    for (const fix of found) {
      const key = JSON.stringify(fix.edits);
      if (!fixes.has(key)) fixes.set(key, fix);
    }
  }
  return [...fixes.values()];
}

function quickFixes(analysis: Analysis, judged: Judged, finding: Finding, context: ServerContext): CodeAction[] {
  return fixesOf(analysis, judged, finding).map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [ofFinding(analysis, judged, finding, context.abilities)],
    isPreferred: fix.preferred,
    edit: workspaceEdit(analysis, fix.edits, context),
  }));
}

function fixAllAction(analysis: Analysis, judged: Judged, context: ServerContext): CodeAction[] {
  const edits = fixAll(analysis, judged, (state, finding) => fixesOf(analysis, state, finding));
  if (edits.length === 0) return [];
  const title = 'Restore compatibility in the whole file';
  return [{ title, kind: FIX_ALL_KIND, edit: workspaceEdit(analysis, edits, context) }];
}

/** With the version, where the client can take it: an edit for an older text must not reach a newer one. */
function workspaceEdit(
  { document }: Analysis,
  edits: readonly TextEdit[],
  { abilities }: ServerContext,
): WorkspaceEdit {
  const converted = edits.map((edit) => editIn(document, edit));
  if (!abilities.documentChanges) return { changes: { [document.uri]: converted } };
  const textDocument = { uri: document.uri, version: document.version };
  return { documentChanges: [{ textDocument, edits: converted }] };
}

function overlap(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
