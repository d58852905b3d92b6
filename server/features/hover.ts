import type { Hover, HoverParams } from 'vscode-languageserver';
import type { OutlineNode } from '../../engine/schemaFormat.js';
import type { Analysis } from '../analysis/analysis.js';
import type { Finding } from '../analysis/findings.js';
import { holds, nodesAt } from '../analysis/outline.js';
import type { ServerContext } from '../context.js';
import { offsetIn, rangeIn } from '../ranges.js';
import { warningsIn } from './diagnostics.js';
import { summaryOf, upgradeOrder } from './summary.js';

/** What the thing under the pointer is, what breaks there, and with what the schema was compared. */
export function hover(analysis: Analysis, params: HoverParams, { abilities }: ServerContext): Hover | null {
  const { document, target, schema, judged } = analysis;
  const offset = offsetIn(document, params.position);
  const path = nodesAt(target.format.outline(schema), offset);
  const node = path.at(-1);
  const findings = judged === undefined ? [] : [...judged.findings, ...warningsIn(analysis, judged)];
  const finding = findings.find(({ span }) => holds(span, offset));
  if (finding === undefined && (node === undefined || !holds(node.nameSpan, offset))) return null;
  const words = abilities.markdownHover ? markdownWords() : plainWords();
  const lines: string[] = [];
  if (node !== undefined) lines.push(words.node(node));
  if (finding !== undefined && judged !== undefined) {
    const row = target.format.kinds.get(finding.code) ?? target.format.beyond?.rules.get(finding.code);
    lines.push(words.finding(row?.title ?? finding.code, finding), upgradeOrder(judged.verdict.level));
  }
  if (target.question !== undefined) lines.push(words.text(summaryOf(analysis)));
  return {
    contents: { kind: abilities.markdownHover ? 'markdown' : 'plaintext', value: lines.join('\n\n') },
    range: rangeIn(document, finding?.span ?? node?.nameSpan ?? { start: offset, end: offset }),
  };
}

interface Words {
  text(text: string): string;
  node(node: OutlineNode): string;
  finding(title: string, finding: Finding): string;
}

function markdownWords(): Words {
  return {
    text: escapeMarkdown,
    node: (node) => `**${escapeMarkdown(node.name)}** (${node.kind})${escapeMarkdown(detailOf(node))}`,
    finding: (title, { code, link }) =>
      link === undefined ? escapeMarkdown(title) : `${escapeMarkdown(title)}: [${escapeMarkdown(code)}](${link})`,
  };
}

function plainWords(): Words {
  return {
    text: (text) => text,
    node: (node) => `${node.name} (${node.kind})${detailOf(node)}`,
    finding: (title, { code }) => `${title}: ${code}`,
  };
}

/** What the kind does not say already: the detail of an Avro record is "record". */
function detailOf({ kind, detail }: OutlineNode): string {
  return detail === '' || detail === kind ? '' : `: ${detail}`;
}

/** Names in a schema are data: none of them may turn into a link or an image. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}
