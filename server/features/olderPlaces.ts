import type { DiagnosticRelatedInformation } from 'vscode-languageserver';
import { indexLines } from '../../engine/text/lines.js';
import { windowAround } from '../../engine/text/window.js';
import type { Judged } from '../analysis/analysis.js';
import type { Finding, Source } from '../analysis/findings.js';
import type { ClientAbilities } from '../initialization.js';
import { rangeOf } from '../ranges.js';

/** How a finding leads to what was there before. */
export interface OlderPlaces {
  /** Places that the client opens. */
  readonly related: DiagnosticRelatedInformation[];
  /** For all others a line of words with the older line itself: an address that does not open is worse than none. */
  readonly quoted: readonly string[];
}

/** Lines; more versions than this would bury the message. */
const MAX_QUOTED = 2;

/** Of a quoted line, in UTF-16 units: messages are read in popups and beside the text. */
const WIDTH = 100;

/** The same place in each older version, once per version. */
export function olderPlaces(judged: Judged, finding: Finding, abilities: ClientAbilities): OlderPlaces {
  const related = new Map<string, DiagnosticRelatedInformation>();
  const quoted = new Set<string>();
  for (const place of finding.sources) {
    const location = locationOf(judged, place);
    if (location !== undefined && opens(location.uri, abilities)) {
      related.set(JSON.stringify(location), { location, message: `What ${place.against.label} has here` });
    } else if (quoted.size < MAX_QUOTED) {
      quoted.add(quote(judged, place));
    }
  }
  return { related: [...related.values()], quoted: [...quoted] };
}

function locationOf(
  { uriOf, linesOf }: Judged,
  { older, against }: Source,
): DiagnosticRelatedInformation['location'] | undefined {
  const uri = uriOf(against);
  // A place in a text that the old version refers to has no address of its own.
  if (uri === undefined || older.document !== null) return undefined;
  return { uri, range: rangeOf(linesOf(against), older.span) };
}

function opens(uri: string, { relatedInformation, virtualDocuments }: ClientAbilities): boolean {
  return relatedInformation && (virtualDocuments || uri.startsWith('file:'));
}

/** "In version 3, line 12: …", with the line as it was. */
function quote({ linesOf }: Judged, { older, against }: Source): string {
  const { references, text: own } = against.schema.source;
  const text = older.document === null ? own : (references.find(({ name }) => name === older.document)?.text ?? '');
  const lines = older.document === null ? linesOf(against) : indexLines(text);
  const { line, character } = lines.positionAt(older.span.start);
  const { start, end } = lines.lineSpan(line);
  const whole = text.slice(start, end);
  const shown = windowAround(whole, character, WIDTH);
  const words = whole.slice(shown.start, shown.end).trim();
  const [before, after] = [shown.start > 0 ? '…' : '', shown.end < whole.length ? '…' : ''];
  const where = older.document === null ? against.label : `${older.document} as of ${against.label}`;
  return `In ${where}, line ${line + 1}: ${before}${words}${after}`;
}
