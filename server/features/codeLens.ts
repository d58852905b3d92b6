import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { CLIENT_COMMANDS } from '../../common/protocol/requests.js';
import type { CompareWithBaselineArguments } from '../../common/protocol/requests.js';
import type { Analysis } from '../analysis/analysis.js';
import type { ServerContext } from '../context.js';
import { rangeIn } from '../ranges.js';
import { isStale } from './documentState.js';
import { summaryOf } from './summary.js';

/** Above the schema: what it was compared with and how it went; clicking opens both side by side. */
export function codeLenses(analysis: Analysis, _params: CodeLensParams, { abilities }: ServerContext): CodeLens[] {
  const { target, document, schema } = analysis;
  if (target.question === undefined) return [];
  const [root] = target.format.outline(schema);
  const range = rangeIn(document, { start: root?.nameSpan.start ?? 0, end: root?.nameSpan.start ?? 0 });
  const title = summaryOf(analysis);
  const comparison = comparisonOf(analysis);
  const lenses: CodeLens[] = [
    abilities.extended && comparison !== undefined
      ? { range, command: { title, command: CLIENT_COMMANDS.compareWithBaseline, arguments: [comparison] } }
      : { range, command: { title, command: '' } },
  ];
  if (abilities.extended && isAway(analysis)) {
    lenses.push({ range, command: { title: 'Try again', command: CLIENT_COMMANDS.refreshBaselines } });
  }
  return lenses;
}

/** The first incompatible version, else the latest one. */
function comparisonOf({ document, judged }: Analysis): CompareWithBaselineArguments | undefined {
  const comparisons = judged?.verdict.comparisons ?? [];
  const shown = comparisons.find(({ compatible }) => !compatible) ?? comparisons[0];
  const baselineUri = shown === undefined ? undefined : judged?.uriOf(shown.against);
  if (shown === undefined || baselineUri === undefined) return undefined;
  return { uri: document.uri, baselineUri, label: shown.against.label };
}

function isAway(analysis: Analysis): boolean {
  return analysis.loaded?.history.state === 'unavailable' || isStale(analysis);
}
