import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Outcome } from './rules.js';

export interface ValidatorOptions {
  readonly formats: boolean;
  /** Whether the validator writes defaults into what it validates. */
  readonly fillsDefaults?: boolean;
}

type Judge = Ajv | Ajv2019 | Ajv2020;

/** Making a judge takes longer than most schemas, so there is one of each kind. */
const judges = new Map<string, Judge>();

/** ajv in the draft that the schema names; 04 and 06 are read as 07, which takes nearly all that they say. */
export function validatorOf(schema: string, options: ValidatorOptions): (value: unknown) => boolean {
  const { $schema = '', ...rest } = JSON.parse(schema) as { readonly $schema?: string };
  // ajv remembers the names that a schema gives, which would be in the way of the next one.
  const givesNames = /"\$?(?:id|anchor|dynamicAnchor)"/.test(schema);
  const validate = (givesNames ? newJudge($schema, options) : keptJudge($schema, options)).compile(rest);
  return (value) => validate(value);
}

function keptJudge(draft: string, options: ValidatorOptions): Judge {
  const kind = JSON.stringify([draft, options]);
  const judge = judges.get(kind) ?? newJudge(draft, options);
  judges.set(kind, judge);
  return judge;
}

function newJudge(draft: string, { formats, fillsDefaults = false }: ValidatorOptions): Judge {
  const options = {
    strict: false,
    logger: false,
    validateFormats: formats,
    useDefaults: fillsDefaults,
    // The code that it makes is used too seldom to be worth being made better.
    code: { optimize: false },
  } as const;
  const Kind = draft.includes('2020-12') ? Ajv2020 : draft.includes('2019-09') ? Ajv2019 : Ajv;
  const judge = new Kind(options);
  if (formats) addFormats.default(judge);
  return judge;
}

/** What a consumer makes of the event: refused, or with defaults filled in and texts decoded as its schema says. */
export function readWithAjv(writer: string, reader: string, event: string): Outcome {
  assert.ok(validatorOf(writer, { formats: true })(JSON.parse(event)), 'the writer refuses its own event');
  const written = meaningOf(writer, event);
  if (!validatorOf(reader, { formats: true })(JSON.parse(event)))
    return { written, read: undefined, refused: 'invalid' };
  return { written, read: meaningOf(reader, event), refused: undefined };
}

function meaningOf(schema: string, event: string): unknown {
  const value: unknown = JSON.parse(event);
  validatorOf(schema, { formats: false, fillsDefaults: true })(value);
  const { contentEncoding } = JSON.parse(schema) as { readonly contentEncoding?: string };
  if (typeof value !== 'string' || contentEncoding === undefined) return value;
  return Buffer.from(value, contentEncoding === 'base16' ? 'hex' : 'base64').toString('hex');
}
