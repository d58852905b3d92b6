import { nearestWord } from '../nearestWord.js';
import type { SettingsProblem } from './types.js';

/** Reads one unknown value at a known place, and notes what is wrong with it instead of failing. */
export interface Reading {
  /** The setting's path, e.g. `eventStreams.schemas[2].level`. */
  readonly path: string;
  readonly value: unknown;
  member(name: string): Reading;
  /** The elements of an array; none, and a problem, where it is not one. An absent value is an empty array. */
  elements(): readonly Reading[];
  /** Undefined where the value is absent or, with a problem, is not of the wanted kind. */
  text(): string | undefined;
  flag(): boolean | undefined;
  wholeNumber(least: number, most: number): number | undefined;
  oneOf<T extends string>(allowed: readonly T[]): T | undefined;
  isObject(): boolean;
  /** Notes a problem for every member whose name is not known, nor `others`: nearly always a misspelt one. */
  knowsOnly(names: readonly string[], others?: (name: string) => boolean): void;
  problem(message: string): void;
}

export function readingOf(path: string, value: unknown, problems: SettingsProblem[]): Reading {
  const problem = (message: string) => {
    problems.push({ path, message });
  };
  const absent = value === undefined || value === null;
  return {
    path,
    value,
    problem,
    member: (name) => readingOf(`${path}.${name}`, isRecord(value) ? value[name] : undefined, problems),
    elements: () => {
      if (absent) return [];
      if (!Array.isArray(value)) {
        problem('A list in square brackets is expected here.');
        return [];
      }
      return value.map((element: unknown, index) => readingOf(`${path}[${index}]`, element, problems));
    },
    text: () => {
      if (absent) return undefined;
      if (typeof value === 'string' && value.trim() !== '') return value;
      problem('A text that is not empty is expected here.');
      return undefined;
    },
    flag: () => {
      if (absent || typeof value === 'boolean') return value ?? undefined;
      problem('Either true or false is expected here.');
      return undefined;
    },
    wholeNumber: (least, most) => {
      if (absent) return undefined;
      if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
      problem(`A whole number from ${least} to ${most} is expected here.`);
      return undefined;
    },
    oneOf: (allowed) => {
      if (absent) return undefined;
      const wanted = typeof value === 'string' ? value.toLowerCase() : undefined;
      const found = allowed.find((candidate) => candidate.toLowerCase() === wanted);
      if (found === undefined) problem(`Write one of ${allowed.map((one) => `"${one}"`).join(', ')}.`);
      return found;
    },
    isObject: () => {
      if (!isRecord(value)) problem('An object in curly brackets is expected here.');
      return isRecord(value);
    },
    knowsOnly: (names, others) => {
      if (!isRecord(value)) return;
      for (const name of Object.keys(value)) {
        if (names.includes(name) || others?.(name) === true) continue;
        const near = nearestWord(name, names);
        const hint = near === undefined ? `Known here: ${names.join(', ')}.` : `Did you mean "${near}"?`;
        const message = `There is no such setting. ${hint}`;
        problems.push({ path: `${path}.${name}`, message });
      }
    },
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
