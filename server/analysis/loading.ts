import { lruCache } from '../lru.js';

/** Answers that are fetched once, kept, and replaced only when a newer one is there: nothing flickers meanwhile. */
export interface LoadedAnswers<Q, A> {
  /** The last known answer; undefined while the first is on its way, which this call starts. */
  peek(question: Q): A | undefined;
  /** Fetches again what is known for the questions that are meant. */
  refresh(isMeant: (question: Q) => boolean): void;
  /** Resolves when every fetch under way has ended. */
  settled(): Promise<void>;
}

export interface LoadingOptions<Q, A> {
  readonly capacity: number;
  keyOf(question: Q): string;
  fetch(question: Q): Promise<A>;
  /** What to keep when `next` arrives where there was `before`; giving `before` says that nothing changed. */
  replace(before: A | undefined, next: A): A;
  onChange(): void;
}

interface Entry<Q, A> {
  readonly question: Q;
  answer: A | undefined;
  running: Promise<void> | undefined;
  /** Asked for again while it was being fetched. */
  again: boolean;
}

export function loadedAnswers<Q, A>(options: LoadingOptions<Q, A>): LoadedAnswers<Q, A> {
  const entries = lruCache<Entry<Q, A>>(options.capacity);
  const running = new Set<Promise<void>>();

  const load = (entry: Entry<Q, A>) => {
    if (entry.running !== undefined) {
      entry.again = true;
      return;
    }
    const run = fetchInto(entry).finally(() => {
      running.delete(run);
      entry.running = undefined;
      if (!entry.again) return;
      entry.again = false;
      load(entry);
    });
    entry.running = run;
    running.add(run);
  };
  const fetchInto = async (entry: Entry<Q, A>) => {
    const answer = options.replace(entry.answer, await options.fetch(entry.question));
    if (answer === entry.answer) return;
    entry.answer = answer;
    options.onChange();
  };
  return {
    peek: (question) => {
      const key = options.keyOf(question);
      const known = entries.get(key);
      if (known !== undefined) return known.answer;
      const entry: Entry<Q, A> = { question, answer: undefined, running: undefined, again: false };
      entries.set(key, entry);
      load(entry);
      return undefined;
    },
    refresh: (isMeant) => {
      for (const entry of [...entries.values()]) {
        if (isMeant(entry.question)) load(entry);
      }
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
