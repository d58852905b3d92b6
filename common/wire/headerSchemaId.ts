/** Newer serializers put the schema's id into a header and leave the bytes of the event alone. */
const HEADERS = { key: '__key_schema_id', value: '__value_schema_id' } as const;
const ID_MAGIC = 0;
const GUID_MAGIC = 1;

export type HeaderSchemaId =
  | { readonly kind: 'id'; readonly schemaId: number }
  /** A registry-wide identifier instead of the number. */
  | { readonly kind: 'guid'; readonly guid: string };

export function headerSchemaId(
  headers: readonly { readonly key: string; readonly value: Uint8Array | null }[],
  side: 'key' | 'value',
): HeaderSchemaId | undefined {
  if (headers.length === 0) return undefined;
  const value = headers.findLast(({ key }) => key === HEADERS[side])?.value;
  if (value === undefined || value === null) return undefined;
  if (value[0] === ID_MAGIC && value.length === 5) {
    return { kind: 'id', schemaId: new DataView(value.buffer, value.byteOffset, value.byteLength).getInt32(1) };
  }
  if (value[0] === GUID_MAGIC && value.length === 17) {
    const hex = Array.from(value.subarray(1), (byte) => byte.toString(16).padStart(2, '0')).join('');
    return { kind: 'guid', guid: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
  }
  return undefined;
}
