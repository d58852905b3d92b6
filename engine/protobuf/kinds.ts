import type { KindRow, Wording } from '../schemaFormat.js';
import { isCompatibleKind, PROTOBUF_KINDS } from './compare/kind.js';
import type { ProtobufKind } from './compare/kind.js';
import { declarationRows } from './words/declarations.js';
import { fieldRows } from './words/fields.js';
import { oneofRows } from './words/oneofs.js';
import type { Row } from './words/row.js';

/** Every kind of difference in Protobuf; the policy of the registry changes none of them. */
export const PROTOBUF_KIND_ROWS: ReadonlyMap<string, KindRow> = table();

function table(): ReadonlyMap<string, KindRow> {
  const words: Readonly<Record<ProtobufKind, Row>> = { ...declarationRows(), ...fieldRows(), ...oneofRows() };
  return new Map(PROTOBUF_KINDS.map((kind) => [kind, rowOf(kind, words[kind])]));
}

function rowOf(kind: ProtobufKind, { title, explain, advise }: Row): KindRow {
  const compatible = isCompatibleKind(kind);
  return {
    kind,
    title,
    compatible: { STRICT: compatible, LENIENT: compatible },
    explain,
    advise: (wording: Wording) => advise?.(wording) ?? '',
  };
}
