import { createHash } from 'node:crypto';
import type { FileReport } from '../report/fileReport.js';
import type { DifferenceFinding, Place, ProblemFinding } from '../report/findings.js';
import type { JoinedWarning } from './joinedWarnings.js';

/**
 * Makes the fingerprints of one log, by which a service knows a result of an earlier log again. They are made of what the
 * fault is (rule, direction, file, names of the elements on both sides) and of nothing that changes while the fault stays:
 * lines, positions among siblings, the version compared with, words. Faults that are alike in all of it are told apart by
 * their order.
 */
export function fingerprints(): (file: FileReport, parts: readonly string[]) => Readonly<Record<string, string>> {
  const counts = new Map<string, number>();
  return ({ file }, parts) => {
    const identity = JSON.stringify([file, ...parts]);
    const count = (counts.get(identity) ?? 0) + 1;
    counts.set(identity, count);
    const text = count === 1 ? identity : `${identity} ${count}`;
    return { 'eventStreams/v1': createHash('sha256').update(text).digest('hex').slice(0, 32) };
  };
}

export function differenceParts({ format }: FileReport, difference: DifferenceFinding): readonly string[] {
  const { kind, direction, path } = difference;
  // Avro's paths count the fields; those of the other formats have names and tags.
  const steady = format === 'AVRO' ? path.replace(/\/fields\/\d+/g, '/fields') : path;
  return [kind, direction, steady, elementAt(difference.old), elementAt(difference.new)];
}

export function warningParts(warning: JoinedWarning): readonly string[] {
  const [old] = warning.olds;
  return [warning.rule, warning.direction, old === undefined ? '' : elementAt(old), elementAt(warning.new)];
}

export function problemParts({ id, message }: ProblemFinding): readonly string[] {
  return [id, message];
}

function elementAt({ source, span }: Place): string {
  return JSON.stringify(source.elementAt(span.start));
}
