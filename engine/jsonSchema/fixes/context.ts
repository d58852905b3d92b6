import type { JsonEditor } from '../../json/edits.js';
import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonArray, JsonObject, JsonValue } from '../../json/jsonText.js';
import type { FixProposal } from '../../schemaFormat.js';
import type { TextEdit } from '../../text/span.js';
import type { Found, Steps } from '../compare/context.js';
import type { JsonSchema, Shape } from '../model.js';

/** A place in both schemas: `own` is the side that is being edited, `other` the one it is compared with. */
export interface JsonPlace {
  readonly editor: JsonEditor;
  readonly own: Shape;
  readonly ownSteps: Steps;
  readonly other: Shape;
  readonly otherSteps: Steps;
}

/** What a fix of a difference works on. */
export interface JsonFix extends JsonPlace {
  readonly found: Found;
  readonly direction: 'BACKWARD' | 'FORWARD';
  readonly edited: JsonSchema;
}

export interface Slot {
  readonly holder: JsonObject | JsonArray;
  readonly key: string | number;
  readonly value: JsonValue;
}

/** The value that steps lead to; undefined where there is none. */
export function slotAt(shape: Shape, steps: Steps): Slot | undefined {
  let holder: JsonValue = shape.json;
  for (const [index, key] of steps.entries()) {
    if (!isJsonObject(holder) && !isJsonArray(holder)) return undefined;
    const value: JsonValue | undefined = (holder as Readonly<Record<string | number, JsonValue>>)[key];
    if (value === undefined || !Object.hasOwn(holder, key)) return undefined;
    if (index === steps.length - 1) return { holder, key, value };
    holder = value;
  }
  return undefined;
}

/** The text of a value as it was written, its later lines moved to the indentation of the place it goes to. */
export function originalText(shape: Shape, { holder, key }: Slot, indent: string): string | undefined {
  const { json } = shape.load.document;
  const places = json.places();
  const raw = places.rawText(holder, key);
  if (raw === undefined) return undefined;
  const from = indentAt(json.text, places.memberSpan(holder, key).start);
  const [first = '', ...rest] = raw.split('\n');
  return [first, ...rest.map((line) => (line.startsWith(from) ? indent + line.slice(from.length) : line))].join('\n');
}

/** The white space at the start of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

export function proposal(
  id: string,
  title: string,
  edits: readonly (TextEdit | undefined)[],
  preferred = false,
): readonly FixProposal[] {
  const whole = edits.filter((edit) => edit !== undefined);
  return whole.length < edits.length || whole.length === 0 ? [] : [{ id, title, edits: whole, preferred }];
}
