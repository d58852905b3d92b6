import type { BaselinePorts } from '../../common/baseline/history.js';
import { importedNames } from '../../common/baseline/importedNames.js';
import { resolveReferences } from '../../common/baseline/references.js';
import type { ReferenceQuestion } from '../../common/baseline/references.js';
import type { SchemaReference } from '../../engine/schemaFormat.js';
import { loadedAnswers } from './loading.js';
import type { LoadedAnswers } from './loading.js';

const MAX_QUESTIONS = 500;

/** Shared by all documents without references, so that their identity never changes. */
export const NO_REFERENCES: readonly SchemaReference[] = [];

/** The texts that open documents refer to. */
export function referenceTexts(
  ports: BaselinePorts,
  onChange: () => void,
): LoadedAnswers<ReferenceQuestion, readonly SchemaReference[]> {
  return loadedAnswers<ReferenceQuestion, readonly SchemaReference[]>({
    capacity: MAX_QUESTIONS,
    // The names that the text mentions decide, not the rest of the text, which changes with every key.
    keyOf: ({ text, known, ...question }) =>
      JSON.stringify([
        question,
        importedNames(question.format, text),
        known?.map(({ name, version }) => [name, version]),
      ]),
    fetch: (question) =>
      resolveReferences(question, ports).then(
        ({ references }) => references,
        // A schema without them says by itself what it misses.
        () => NO_REFERENCES,
      ),
    replace: (before, next) =>
      before !== undefined && JSON.stringify(before) === JSON.stringify(next) ? before : next,
    onChange,
  });
}

/** Whether there is anything to look up at all. */
export function mentionsOthers(question: ReferenceQuestion): boolean {
  return (
    question.references.length > 0 ||
    (question.format === 'AVRO' && (question.known ?? []).length > 0) ||
    importedNames(question.format, question.text).length > 0
  );
}
