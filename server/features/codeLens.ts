import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { CLIENT_COMMANDS } from '../../common/protocol/requests.js';
import type { Analysis } from '../analysis/analysis.js';
import type { ServerContext } from '../context.js';
import { rangeIn } from '../ranges.js';
import { comparison } from './comparison.js';
import { isStale } from './documentState.js';
import { summaryOf, upgradesFirst } from './summary.js';

/** Above the schema: what it was compared with, how it went, and who upgrades first; clicking opens both side by side. */
export function codeLenses(analysis: Analysis, _params: CodeLensParams, { abilities }: ServerContext): CodeLens[] {
  const { target, document, schema } = analysis;
  if (target.question === undefined) return [];
  // Above the line where the schema begins, not above the one with its name.
  const [root] = target.format.outline(schema);
  const range = rangeIn(document, { start: root?.span.start ?? 0, end: root?.span.start ?? 0 });
  const order = analysis.judged === undefined ? [] : [upgradesFirst(analysis.judged.verdict.level)];
  const title = [summaryOf(analysis), ...order].join(' · ');
  const opens = abilities.extended && comparison(analysis) !== null;
  const lenses: CodeLens[] = [{ range, command: { title, command: opens ? CLIENT_COMMANDS.compareWithBaseline : '' } }];
  if (abilities.extended && isAway(analysis)) {
    lenses.push({ range, command: { title: 'Try again', command: CLIENT_COMMANDS.refreshBaselines } });
  }
  return lenses;
}

function isAway(analysis: Analysis): boolean {
  return analysis.loaded?.history.state === 'unavailable' || isStale(analysis);
}
