import type { RegistryProfile } from '../../options.js';
import type { Shape } from '../model.js';
import { isCompatibleKind } from '../kinds/verdicts.js';
import type { JsonKind } from '../kinds/verdicts.js';
import type { Finder } from '../pattern/finds.js';

/** Where a difference is, as steps of keywords and names from the schema that was being compared. */
export type Steps = readonly (string | number)[];

/** A difference as the walk notes it; everything else about it is worked out for what is reported. */
export interface Found {
  readonly kind: JsonKind;
  readonly path: string;
  readonly original: Shape;
  readonly update: Shape;
  readonly originalSteps: Steps;
  readonly updateSteps: Steps;
  readonly note: string | undefined;
}

/** What one comparison collects. */
export interface Sink {
  readonly found: Found[];
  /** Whether something incompatible came. */
  broken: boolean;
  /** True where only compatibility is asked: the walk may stop at the first incompatibility. */
  readonly probe: boolean;
}

/** One comparison of two schemas as a whole. */
export interface Walk {
  readonly lenient: boolean;
  readonly profile: RegistryProfile;
  /** Originals being compared right now: a recursive occurrence is taken as compatible, whatever it stands against. */
  readonly inProgress: Set<Shape>;
  /** Pairs being unwrapped right now, with the value of `bodies` then: a schema that is only itself gets nowhere. */
  readonly unwrapping: Map<Shape, Map<Shape, number>>;
  /** How many schemas are being compared inside, keyword by keyword, where the walk is. */
  bodies: number;
  /** Pairs compared so far, and the answers kept once that is too many. */
  pairs: number;
  /** How many schemas stand inside each other where the walk is. */
  depth: number;
  /** From so many on the comparison is given up. */
  readonly limit: number;
  /** Set when the comparison was given up because it would take too long. */
  exhausted: boolean;
  memo: Map<Shape, Map<Shape, Sink>> | undefined;
  /** Looks for the names of patternProperties; gives the comparison up where that takes too long. */
  readonly finds: Finder;
  /** Parts of both texts that are known to differ, so that they are not looked at twice. */
  readonly unequal: Map<object, object>;
  /** Those that are known to be alike. */
  readonly equal: Map<object, object>;
}

export function newSink(probe: boolean): Sink {
  return { found: [], broken: false, probe };
}

export interface At {
  readonly walk: Walk;
  readonly sink: Sink;
  readonly path: string;
  readonly original: Shape;
  readonly update: Shape;
}

/** Notes a difference of the pair at hand; `attribute` is the last part of the path where it has one. */
export function note(at: At, kind: JsonKind, attribute?: string, steps?: Partial<NoteDetails>): void {
  const own = attribute === undefined ? [] : [attribute];
  const found: Found = {
    kind,
    path: attribute === undefined ? at.path : pathTo(at.path, attribute),
    original: at.original,
    update: at.update,
    originalSteps: steps?.original ?? own,
    updateSteps: steps?.update ?? own,
    note: steps?.note,
  };
  at.sink.found.push(found);
  if (!isCompatibleKind(kind, at.walk.lenient)) at.sink.broken = true;
}

interface NoteDetails {
  readonly original: Steps;
  readonly update: Steps;
  readonly note: string;
}

export function addAll(sink: Sink, from: Sink): void {
  for (const found of from.found) sink.found.push(found);
  if (from.broken) sink.broken = true;
}

/** True where the rest of the comparison cannot change the answer. */
export function isDecided(sink: Sink): boolean {
  return sink.probe && sink.broken;
}

export function pathTo(path: string, name: string): string {
  return path === '#/' ? `#/${name}` : `${path}/${name}`;
}
