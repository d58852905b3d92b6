import type { Location } from '../../../engine/difference.js';
import { formatOf } from '../../../engine/formats.js';
import { judge } from '../../../engine/judge/judge.js';
import type { ParsedSchema } from '../../../engine/schemaFormat.js';
import type { ConformanceCase } from './cases.js';

/**
 * What is wrong with where the differences of a case are placed: outside of the text, nowhere in it, or the whole of it
 * although only the root of a schema can be the whole cause.
 */
export function misplaced(testCase: ConformanceCase): readonly string[] {
  const format = formatOf(testCase.format);
  const older = format.parse(testCase.old);
  const newer = format.parse(testCase.new);
  const { level, policy } = testCase;
  const options = { level, policy, profile: '8.3' } as const;
  const { comparisons } = judge(format, { label: 'new', schema: newer }, [{ label: 'old', schema: older }], options);
  return comparisons.flatMap(({ direction, result }) => {
    const [reader, writer] = direction === 'BACKWARD' ? [newer, older] : [older, newer];
    return result.differences.flatMap((difference) =>
      [wrongIn(reader, difference.reader(), difference.path), wrongIn(writer, difference.writer(), difference.path)]
        .filter((wrong) => wrong !== '')
        .map((wrong) => `${testCase.id} ${difference.kind} ${difference.path}: ${wrong}`),
    );
  });
}

/** Paths of what the root itself is; Avro counts the branches of a union at the root as `/1`. */
const OF_THE_ROOT = /^(?:#\/|\/|\/\d+|\/(?:name|size|symbols))$/;

function wrongIn({ source }: ParsedSchema, { document, span: { start, end } }: Location, path: string): string {
  const text = document === null ? source.text : source.references.find(({ name }) => name === document)?.text;
  if (text === undefined) return `there is no reference ${document ?? ''}`;
  if (start < 0 || start >= end || end > text.length) return `${start} to ${end} is no place in the text`;
  const isWhole = text.slice(start, end).trim() === text.trim();
  return isWhole && !OF_THE_ROOT.test(path) ? 'the whole text' : '';
}
