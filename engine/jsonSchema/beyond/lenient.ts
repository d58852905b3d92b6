import type { Wording } from '../../schemaFormat.js';
import { forSide } from '../../warning.js';
import type { EventWarning, WarningRow, WarnOptions } from '../../warning.js';
import type { JsonValue } from '../../json/jsonText.js';
import { compareJsonSchemas } from '../compare/compare.js';
import { isJsonDifference } from '../compare/report.js';
import type { JsonDifference } from '../compare/report.js';
import type { LenientKind } from '../kinds/verdicts.js';
import type { JsonSchema } from '../model.js';
import { allowsEverything } from './stricter.js';
import { capital, schemaText } from './words.js';

/** A warning with the difference that STRICT would refuse. */
export interface LenientWarning extends EventWarning {
  readonly difference: JsonDifference;
}

export function isLenientWarning(warning: EventWarning): warning is LenientWarning {
  return 'difference' in warning;
}

/** What the policy LENIENT lets pass, although events are possible for which STRICT would refuse it. */
export function lenientWarnings(reader: JsonSchema, writer: JsonSchema, options: WarnOptions): readonly EventWarning[] {
  if (options.policy !== 'LENIENT') return [];
  return compareJsonSchemas(reader, writer, options).differences.flatMap((difference): readonly EventWarning[] => {
    const { kind, compatible, facts } = difference;
    const rule = RULES.get(kind);
    if (rule === undefined || !compatible || !isJsonDifference(difference)) return [];
    const { update, updateSteps } = difference.found;
    const now = valueAt(update.json, updateSteps);
    // Open as before, only written otherwise.
    if (now !== undefined && allowsEverything(now)) return [];
    const warning: LenientWarning = {
      rule,
      reader: () => difference.reader(),
      writer: () => difference.writer(),
      facts,
      difference,
    };
    return [warning];
  });
}

function valueAt(json: JsonValue, steps: readonly (string | number)[]): JsonValue | undefined {
  let at: JsonValue | undefined = json;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Readonly<Record<string | number, JsonValue>>)[step];
  }
  return at;
}

const BY_KIND: Readonly<Record<LenientKind, string>> = {
  ADDITIONAL_PROPERTIES_REMOVED: 'json-lenient-content-closed',
  ADDITIONAL_PROPERTIES_NARROWED: 'json-lenient-content-closed',
  UNEVALUATED_PROPERTIES_REMOVED: 'json-lenient-content-closed',
  UNEVALUATED_PROPERTIES_NARROWED: 'json-lenient-content-closed',
  PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL: 'json-lenient-property-removed',
  PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL: 'json-lenient-property-removed',
  OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL: 'json-lenient-property-added',
  REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_OPEN_CONTENT_MODEL: 'json-lenient-property-added',
  PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL: 'json-lenient-property-added',
};
const RULES: ReadonlyMap<string, string> = new Map(Object.entries(BY_KIND));

function at({ facts }: Wording): string {
  return facts['at'] ?? 'the schema';
}

function inside(wording: Wording): string {
  return at(wording) === 'the schema' ? '' : ` in ${at(wording)}`;
}

const order = (more: object, rest: object = {}) =>
  schemaText({ type: 'object', properties: { id: { type: 'string' }, ...more }, ...rest });
const closed = (more: object) => order(more, { additionalProperties: false });

export const LENIENT_ROWS: readonly WarningRow[] = [
  {
    rule: 'json-lenient-content-closed',
    title: 'Other properties no longer allowed, or bound',
    severity: 'warning',
    explain: (wording) =>
      `${capital(wording.writer)} lets events have properties${inside(wording)} that it does not name, of more kinds than ${wording.reader} does. The policy LENIENT accepts that; an event with such a property is refused.`,
    advise: ({ direction }) =>
      direction === 'BACKWARD'
        ? 'Leave the content model open, or make sure that no event has other properties.'
        : 'Close the content model as the older schema does, or make sure that producers write no other properties.',
    witness: {
      writer: order({}),
      reader: closed({}),
      event: '{"id":"a","note":"call first"}',
      outcome: 'refused',
      policy: 'LENIENT',
      seen: 'No additional properties are allowed.',
    },
  },
  {
    rule: 'json-lenient-property-removed',
    title: 'Property that is no longer allowed',
    severity: 'warning',
    explain: (wording) =>
      `Events of ${wording.writer} may have ${at(wording)}, which ${wording.reader} does not name, and it does not allow all such properties. The policy LENIENT accepts that; an event with the property is refused.`,
    advise: (wording) =>
      wording.direction === 'BACKWARD'
        ? `Put ${at(wording)} back, or let the schema allow other properties.`
        : `Let consumers upgrade before producers write ${at(wording)}.`,
    witness: {
      writer: closed({ note: { type: 'string' } }),
      reader: closed({}),
      event: '{"id":"a","note":"call first"}',
      outcome: 'refused',
      policy: 'LENIENT',
      seen: 'The note is an additional property, and none are allowed.',
    },
  },
  {
    rule: 'json-lenient-property-added',
    title: 'Property added where anything could stand',
    severity: 'information',
    explain: (wording) =>
      `${capital(wording.reader)} has ${at(wording)} with a schema of its own, and events of ${wording.writer} may have another value under that name. The policy LENIENT accepts that; an event with such a value is refused.`,
    advise: (wording) =>
      forSide(
        wording,
        'Make sure that no event has another value there, or give the property the schema {}.',
        'Put the property back, or write no other value under that name.',
      ),
    witness: {
      writer: order({}),
      reader: order({ total: { type: 'number' } }),
      event: '{"id":"a","total":"12.50"}',
      outcome: 'refused',
      policy: 'LENIENT',
      seen: 'The total is a text, and the reader wants a number.',
    },
  },
];
