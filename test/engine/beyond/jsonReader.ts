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

/** ajv in the draft that the schema names; 04 and 06 are read as 07, which takes nearly all that they say. */
export function validatorOf(schema: string, options: ValidatorOptions): (value: unknown) => boolean {
  const { $schema, ...rest } = JSON.parse(schema) as { readonly $schema?: string };
  const ajv = newAjv($schema ?? '', options);
  if (options.formats) addFormats.default(ajv);
  const validate = ajv.compile(rest);
  return (value) => validate(value);
}

function newAjv(draft: string, { formats, fillsDefaults = false }: ValidatorOptions): Ajv | Ajv2019 | Ajv2020 {
  const options = { strict: false, logger: false, validateFormats: formats, useDefaults: fillsDefaults } as const;
  if (draft.includes('2020-12')) return new Ajv2020(options);
  return draft.includes('2019-09') ? new Ajv2019(options) : new Ajv(options);
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
