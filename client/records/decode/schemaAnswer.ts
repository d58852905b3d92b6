import type { CodecSchema } from '../formats/codec.js';

/** What the registry of the connection says about the id on an event. */
export type SchemaAnswer =
  | {
      readonly state: 'found';
      readonly schema: CodecSchema;
      /** Where the schema is registered for this topic, if it is. */
      readonly subject?: string;
      readonly version?: number;
    }
  /** The registry answers, and does not know the id. */
  | { readonly state: 'missing'; readonly reason: string }
  /** The registry is away, or there is none. */
  | { readonly state: 'unavailable'; readonly reason: string };

/** Asks the side that has the credentials. Never rejects. */
export type AskSchema = (id: number, side: 'key' | 'value') => Promise<SchemaAnswer>;
