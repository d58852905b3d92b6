import type { FormatId } from '../../../engine/options.js';
import type { SchemaReference } from '../../../engine/schemaFormat.js';
import type { JsonInput } from './jsonInput.js';

/** A schema with all that it refers to. */
export interface CodecSchema {
  readonly format: FormatId;
  readonly text: string;
  /** Flat, dependencies first. */
  readonly references: readonly SchemaReference[];
}

export interface DecodedPayload {
  /** One JSON text. Whole numbers of any size are written out in full. */
  readonly text: string;
  /** The record or message, e.g. `shop.Order`; empty where the schema gives none a name. */
  readonly typeName: string;
}

export interface EncodedPayload {
  readonly payload: Uint8Array;
  /** The path to the message in a Protobuf schema. */
  readonly messageIndexes?: readonly number[];
}

/** What one schema can do with events. Made once per schema. */
export interface EventCodec {
  /**
   * @param payload what follows the schema id
   * @throws Error whose message says why these bytes are no event of the schema
   */
  decode(payload: Uint8Array): DecodedPayload;
  /**
   * @param message the Protobuf message to write; the first one of the file, where it is absent
   * @throws FieldErrors for everything in the input that the schema does not allow
   */
  encode(input: JsonInput, message?: string): EncodedPayload;
}
