import { createHash } from 'node:crypto';
import type { BaselinePorts, BaselineQuestion } from '../../common/baseline/history.js';
import type { ReferenceQuestion } from '../../common/baseline/references.js';
import { judge } from '../../engine/judge/judge.js';
import type { JudgeOptions, SchemaVersion, Verdict } from '../../engine/judge/judge.js';
import type { CompatibilityLevel } from '../../engine/options.js';
import type { ParsedSchema, SchemaReference } from '../../engine/schemaFormat.js';
import type { LineIndex } from '../../engine/text/lines.js';
import { lruCache } from '../lru.js';
import type { SchemaDocument } from '../schemaDocument.js';
import { findingsOf } from './findings.js';
import type { Finding } from './findings.js';
import { histories } from './histories.js';
import type { LoadedHistory } from './histories.js';
import { mentionsOthers, NO_REFERENCES, referenceTexts } from './referenceTexts.js';
import { candidateOf, isComparable, judgeOptions, reasonOf } from './judging.js';
import type { Judgeable } from './judging.js';
import { levelOf } from './target.js';
import type { Target } from './target.js';

/** All that is known of one version of a document. */
export interface Analysis {
  readonly document: SchemaDocument;
  readonly target: Target;
  readonly schema: ParsedSchema;
  readonly level: CompatibilityLevel;
  /** Absent while it is being fetched, and where nothing is compared. */
  readonly loaded?: LoadedHistory;
  /** Absent where nothing was compared; `reason` says why. */
  readonly judged?: Judged;
  /** Why nothing was compared, or what is to be known of the comparison; empty where there is nothing to say. */
  readonly reason: string;
  /** The baseline is being fetched: another analysis follows. */
  readonly pending: boolean;
}

export interface Judged {
  /**
   * The schema that the findings point into. A text that was judged before and is typed again keeps its verdict: its nodes
   * are then not those of the newest parse, though at the same places.
   */
  readonly schema: ParsedSchema;
  readonly verdict: Verdict;
  readonly options: JudgeOptions;
  readonly findings: readonly Finding[];
  /**
   * Where an editor can open a version that was compared. Kept with the verdict: fetched again, the same history consists of
   * other objects.
   */
  readonly uriOf: (version: SchemaVersion) => string | undefined;
  readonly linesOf: (version: SchemaVersion) => LineIndex;
}

type Unjudged = Judgeable & Pick<Analysis, 'document'>;

export interface Analyser {
  /** At once, from what is known; undefined while the texts that the document refers to are being fetched. */
  analyse(document: SchemaDocument, target: Target): Analysis | undefined;
  /** Fetches baselines again, and references with them; what is known stays in force until then. */
  refresh(isMeant: (question: BaselineQuestion) => boolean): void;
  /** Resolves when nothing is being fetched. */
  settled(): Promise<void>;
}

/** Characters of the texts whose verdict is remembered, so that undoing an edit costs nothing; a parse is many times larger. */
const MAX_REMEMBERED = 2_000_000;

/** What a verdict weighs besides its text. */
const LEAST_WEIGHT = 30_000;

export function createAnalyser(ports: BaselinePorts, onChange: () => void): Analyser {
  const known = histories(ports, onChange);
  const references = referenceTexts(ports, onChange);
  const verdicts = lruCache<Judged>(MAX_REMEMBERED);

  const referencesOf = (document: SchemaDocument, target: Target, loaded: LoadedHistory | undefined) => {
    if (target.question === undefined) return NO_REFERENCES;
    const latest = loaded?.history.state === 'found' ? loaded.history.versions.at(-1)?.source.references : undefined;
    const question: ReferenceQuestion = {
      ...target.question,
      text: document.text,
      ...(latest === undefined ? {} : { known: latest }),
    };
    return mentionsOthers(question) ? references.peek(question) : NO_REFERENCES;
  };

  const judgeOnce = (analysed: Unjudged, loaded: LoadedHistory, texts: readonly SchemaReference[]): Judged => {
    const { format } = analysed.target;
    const options = judgeOptions(analysed, loaded);
    const key = [format.id, hashOf(analysed.document.text, texts), loaded.hash, JSON.stringify(options)].join(' ');
    const remembered = verdicts.get(key);
    if (remembered !== undefined) return remembered;
    const { schema } = analysed;
    const { usable, uriOf, linesOf } = loaded.versions();
    const verdict = judge(format, candidateOf(schema, loaded), usable, options);
    const judged: Judged = { schema, verdict, options, findings: findingsOf(format, schema, verdict), uriOf, linesOf };
    verdicts.set(key, judged, LEAST_WEIGHT + analysed.document.text.length);
    return judged;
  };

  return {
    analyse: (document, target) => {
      const loaded = target.question === undefined ? undefined : known.peek(target.question);
      const texts = referencesOf(document, target, loaded);
      if (texts === undefined) return undefined;
      const schema = document.parse(target.format, texts);
      const rules = loaded === undefined || loaded.history.state === 'unavailable' ? undefined : loaded.history.rules;
      const unjudged: Unjudged = { document, target, schema, level: levelOf(target, rules?.level) };
      if (target.question === undefined) return { ...unjudged, reason: target.reason, pending: false };
      if (loaded === undefined) return { ...unjudged, reason: 'The baseline is being fetched.', pending: true };
      const judged = isComparable(unjudged, loaded) ? judgeOnce(unjudged, loaded, texts) : undefined;
      const reason = reasonOf(unjudged, loaded);
      return { ...unjudged, loaded, ...(judged === undefined ? {} : { judged }), reason, pending: false };
    },
    refresh: (isMeant) => {
      known.refresh(isMeant);
      references.refresh(isMeant);
    },
    settled: async () => {
      await known.settled();
      await references.settled();
    },
  };
}

function hashOf(text: string, references: readonly SchemaReference[]): string {
  const hash = createHash('sha1').update(text);
  for (const reference of references) hash.update('\0').update(reference.name).update('\0').update(reference.text);
  return hash.digest('base64');
}
