import { writeFrame } from '../../../common/wire/framing.js';
import { RegistryError, type RegisteredSchema, type SchemaRegistry } from '../../../common/registry/types.js';
import type { NewRecord } from '../../kafka/cluster.js';
import { codecOf } from '../formats/codecs.js';
import { FieldErrors, jsonOf, problemAt } from '../formats/jsonInput.js';
import type { DocumentPart, EventDocument } from './eventDocument.js';

/**
 * The bytes of a document's event: with the latest schema of the topic's subjects where there are any, else as JSON or text.
 *
 * @throws FieldErrors where the event does not fit its schema; RegistryError where the registry fails
 */
export async function encodeEvent(document: EventDocument, registry: SchemaRegistry | undefined): Promise<NewRecord> {
  const { topic, partition, timestamp } = document;
  const [key, value] = [await encodePart(document, 'key', registry), await encodePart(document, 'value', registry)];
  return {
    topic,
    key,
    value,
    headers: document.headers.map((header) => ({
      key: header.key,
      value: header.value === null ? null : Buffer.from(header.value, 'utf8'),
    })),
    ...(partition !== undefined && { partition }),
    ...(timestamp !== undefined && { timestamp }),
  };
}

/** The newest schema of a subject; undefined where there is no such subject. */
export async function latestSchema(
  registry: SchemaRegistry | undefined,
  subject: string,
): Promise<RegisteredSchema | undefined> {
  try {
    return await registry?.version(subject, 'latest');
  } catch (error) {
    if (error instanceof RegistryError && error.failure === 'not-found') return undefined;
    throw error;
  }
}

async function encodePart(
  document: EventDocument,
  side: 'key' | 'value',
  registry: SchemaRegistry | undefined,
): Promise<Uint8Array | null> {
  const part = document[side];
  if (part === undefined) return null;
  const subject = part.subject ?? `${document.topic}-${side}`;
  const wantsSchema = part.format === 'schema' || part.subject !== undefined;
  const schema =
    part.format === undefined || wantsSchema ? await schemaFor(subject, side, wantsSchema, registry) : undefined;
  if (schema !== undefined && registry !== undefined) {
    const references = await registry.resolveReferences(schema.references);
    const codec = codecOf({ format: schema.format, text: schema.text, references });
    const encoded = codec.encode(part.input, side === 'value' ? document.message : undefined);
    return writeFrame(schema.id, encoded.payload, encoded.messageIndexes);
  }
  if (wantsSchema) {
    const reason = registry === undefined ? 'the connection has no schema registry' : `there is no subject ${subject}`;
    throw new FieldErrors([problemAt(part.input, `cannot be written with a schema: ${reason}`)]);
  }
  return Buffer.from(plainText(part), 'utf8');
}

/** The registry has to answer even for plain JSON, unless the document says that it is plain: then it is told how. */
async function schemaFor(
  subject: string,
  side: 'key' | 'value',
  wantsSchema: boolean,
  registry: SchemaRegistry | undefined,
): Promise<RegisteredSchema | undefined> {
  try {
    return await latestSchema(registry, subject);
  } catch (error) {
    if (wantsSchema || !(error instanceof RegistryError)) throw error;
    const { failure, message, status, errorCode } = error;
    const hint = `To send the ${side} without a schema, add "${side}Format": "json" or "string" to the document.`;
    throw new RegistryError(failure, `${message} ${hint}`, status, errorCode);
  }
}

function plainText({ input, format }: DocumentPart): string {
  const { node } = input;
  const asString = format === 'string' || (format === undefined && node.type === 'string');
  if (!asString) return jsonOf(input);
  if (typeof node.value === 'string') return node.value;
  throw new FieldErrors([problemAt(input, 'must be a string, as its format says')]);
}
