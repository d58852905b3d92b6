import { readMessageIndexes } from '../../../../common/wire/framing.js';
import type { CodecSchema, EventCodec } from '../codec.js';
import { asBuffer } from '../jsonText.js';
import { FieldErrors, type FieldProblem } from '../jsonInput.js';
import { ProtobufBytes } from './bytes.js';
import { messageFromJson } from './fromJson.js';
import { readProtobufSchema, type ProtobufMessage } from './schemaFile.js';
import { textReader, type Readers } from './toText.js';

/** @throws Error where the schema cannot be understood */
export function protobufCodec(schema: CodecSchema): EventCodec {
  const { messages } = readProtobufSchema(schema);
  const names = messages.map(({ name }) => name).join(', ');

  const byPath = new Map(messages.map((message) => [message.indexes.join('.'), message]));
  const readers: Readers = new Map();

  const decodeAs = (payload: Uint8Array, { type, name }: ProtobufMessage) => ({
    text: textReader(type, readers)(new ProtobufBytes(asBuffer(payload))),
    typeName: name,
  });
  return {
    decode: (payload) => {
      const path = readMessageIndexes(payload);
      if (path === undefined) throw new Error('The bytes do not begin with the message indexes that Protobuf needs');
      const wanted = path.indexes.join('.');
      const message = byPath.get(wanted);
      if (message === undefined) throw new Error(`The schema has no message with the index path ${wanted}`);
      return decodeAs(payload.subarray(path.length), message);
    },
    encode: (input, wanted) => {
      const message =
        wanted === undefined
          ? messages[0]
          : messages.find(({ name }) => name === wanted || name.endsWith(`.${wanted}`));
      if (message === undefined) {
        throw new Error(`The schema has no message ${wanted ?? ''}: it has ${names === '' ? 'none' : names}`);
      }
      const problems: FieldProblem[] = [];
      const fields = messageFromJson(message.type, input, (problem) => problems.push(problem));
      if (problems.length > 0 || fields === null) throw new FieldErrors(problems);
      const payload = message.type.encode(message.type.create(fields)).finish();
      return { payload, messageIndexes: message.indexes };
    },
  };
}
