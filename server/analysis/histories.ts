import { createHash } from 'node:crypto';
import { failureReason } from '../../common/baseline/failureReason.js';
import type { BaselinePorts, BaselineQuestion, History } from '../../common/baseline/history.js';
import { resolveHistory } from '../../common/baseline/resolveHistory.js';
import { formatOf } from '../../engine/formats.js';
import type { SchemaVersion } from '../../engine/judge/judge.js';
import type { FormatId } from '../../engine/options.js';
import type { ParsedSchema, SchemaSource } from '../../engine/schemaFormat.js';
import { indexLines } from '../../engine/text/lines.js';
import type { LineIndex } from '../../engine/text/lines.js';
import { loadedAnswers } from './loading.js';
import type { LoadedAnswers } from './loading.js';

/** More documents than anybody has open. */
const MAX_HISTORIES = 500;

/** A history with what is worked out from it once. */
export interface LoadedHistory {
  readonly history: History;
  /** The same for the same content. */
  readonly hash: string;
  /** The versions as the engine compares them, oldest first; parsed at the first call. */
  versions(): ReadVersions;
}

export interface ReadVersions {
  readonly usable: readonly SchemaVersion[];
  /** A sentence for each version that is no valid schema and is left out. */
  readonly unusable: readonly string[];
  /** Where an editor can open a version. */
  readonly uriOf: (version: SchemaVersion) => string | undefined;
  /** The lines of a version's text, counted once and not at each keystroke. */
  readonly linesOf: (version: SchemaVersion) => LineIndex;
}

export function histories(ports: BaselinePorts, onChange: () => void): LoadedAnswers<BaselineQuestion, LoadedHistory> {
  return loadedAnswers({
    capacity: MAX_HISTORIES,
    // Documents of one subject share its history.
    keyOf: (question) => JSON.stringify(question.baseline.kind === 'registry' ? { ...question, file: '' } : question),
    fetch: async (question) => loaded(await fetchHistory(question, ports)),
    replace: replaceHistory,
    onChange,
  });
}

/** Whatever goes wrong, for instance with the disk, is a reason, too. */
async function fetchHistory(question: BaselineQuestion, ports: BaselinePorts): Promise<History> {
  try {
    return await resolveHistory(question, ports);
  } catch (error) {
    return { state: 'unavailable', reason: failureReason(error) };
  }
}

/** Versions once seen are better than none: they stay, marked as stale, when the registry goes away. */
function replaceHistory(before: LoadedHistory | undefined, next: LoadedHistory): LoadedHistory {
  if (before === undefined) return next;
  if (next.history.state === 'unavailable' && before.history.state === 'found') {
    const kept = loaded({ ...before.history, stale: next.history.reason });
    return kept.hash === before.hash ? before : kept;
  }
  return before.hash === next.hash ? before : next;
}

/** How the text of a version becomes a schema; `like` is the version before, if it is of the same format. */
export type ParseVersion = (format: FormatId, source: SchemaSource, like: ParsedSchema | undefined) => ParsedSchema;

/** A history ready for comparing. */
export function loaded(
  history: History,
  parse: ParseVersion = (format, source, like) => formatOf(format).parse(source, like),
): LoadedHistory {
  let versions: ReadVersions | undefined;
  return {
    history,
    hash: createHash('sha1').update(JSON.stringify(history)).digest('base64'),
    versions: () => (versions ??= readVersions(history, parse)),
  };
}

function readVersions(history: History, parse: ParseVersion): ReadVersions {
  const usable: SchemaVersion[] = [];
  const unusable: string[] = [];
  const uris = new Map<SchemaVersion, string>();
  let before: ParsedSchema | undefined;
  for (const { label, uri, format, source, metadata } of history.state === 'found' ? history.versions : []) {
    const schema = parse(format, source, before?.format === format ? before : undefined);
    before = schema;
    const version: SchemaVersion = { label, schema, ...(metadata === undefined ? {} : { metadata }) };
    // What a registry has, it has accepted; a commit can hold anything.
    const problem = schema.problems.find(({ refused, severity }) => refused && severity === 'error');
    if (problem === undefined || (history.state === 'found' && history.rules !== undefined)) usable.push(version);
    else unusable.push(`${label} is not a valid schema: ${problem.message}`);
    uris.set(version, uri);
  }
  const lines = new Map<SchemaVersion, LineIndex>();
  const linesOf = (version: SchemaVersion): LineIndex => {
    const known = lines.get(version) ?? indexLines(version.schema.source.text);
    lines.set(version, known);
    return known;
  };
  return { usable, unusable, uriOf: (version) => uris.get(version), linesOf };
}
