import type { ExitCode, Io } from '../io.js';
import { COMPARISON_FAILED } from '../report/findings.js';
import { jsonDifference, jsonFailure, jsonProblem, jsonWarning } from '../report/json.js';
import { MAX_LINE_CHARACTERS, readLines } from './lines.js';
import type { CompareStream } from './options.js';
import { comparePair } from './pair.js';
import type { PairResult } from './pair.js';
import { parseRequest } from './request.js';

/** Answers are written together once they have this many characters: one system call for many small pairs. */
const BATCH_CHARACTERS = 64 * 1024;

/** Reads requests line by line and answers each on a line of its own; holds one request and one batch of answers. */
export async function compareStream(options: CompareStream, io: Io, compare = comparePair): Promise<ExitCode> {
  let code: ExitCode = 0;
  let batch = '';
  for await (const line of readLines(io.stdin)) {
    if (line.text?.trim() === '') continue;
    const answer = line.text === undefined ? tooLong(line.number) : answerTo(line.text, line.number, options, compare);
    if ('error' in answer) code = 2;
    batch += `${JSON.stringify(answer)}\n`;
    // An answer waits for others only while more requests are at hand, so that a conversation never stalls.
    if (batch.length >= BATCH_CHARACTERS || !line.moreAtHand) {
      // Without a reader, nothing more needs to be worked out.
      if (!(await io.print(batch))) return code;
      batch = '';
    }
  }
  if (batch !== '') await io.print(batch);
  return code;
}

function answerTo(text: string, number: number, options: CompareStream, compare: typeof comparePair) {
  const request = parseRequest(text, number, options);
  if ('error' in request) return request;
  // A defect of ours must not take the answers to all other lines with it, nor one in the warnings the verdict.
  const told = (what: string, error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error);
    return { error: `line ${number}: ${what}: ${cause}. Please report it.` };
  };
  try {
    const result = compare(request.format, request.old, request.new, request.options);
    const verdict = verdictOf(request.id, result, options);
    if (options.brief) return verdict;
    try {
      return { ...verdict, warnings: result.warnings().map(jsonWarning) };
    } catch (error) {
      return { ...verdict, warnings: [], ...told('the warnings of this pair could not be worked out', error) };
    }
  } catch (error) {
    return { id: request.id, ...told('this pair could not be compared', error) };
  }
}

function verdictOf(id: unknown, result: PairResult, options: CompareStream) {
  // What the registry answers with an exception is no difference: it lists none for such a pair.
  const findings = options.brief ? undefined : result.differences();
  const failures = (findings ?? []).filter(({ kind }) => kind === COMPARISON_FAILED);
  return {
    id,
    compatible: result.compatible,
    differences: findings?.filter((finding) => !failures.includes(finding)).map(jsonDifference) ?? result.brief(),
    problems: [...result.problems().map(jsonProblem), ...failures.map(jsonFailure)],
  };
}

function tooLong(number: number) {
  return {
    id: null,
    error: `line ${number}: the line is longer than ${MAX_LINE_CHARACTERS} characters and was not read.`,
  };
}
