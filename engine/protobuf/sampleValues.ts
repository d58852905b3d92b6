export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A whole number from 0 up to, but without, the limit. */
export type Random = (limit: number) => number;

/** The same numbers for the same seed (mulberry32). */
export function newRandom(seed: number): Random {
  let state = seed | 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return limit <= 0 ? 0 : ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** A value in Protobuf's JSON form: whole numbers of 64 bits are texts, bytes are base64. */
export function sampleScalar(type: string, name: string, random: Random): string | number | boolean {
  switch (type) {
    case 'bool':
      return random(2) === 1;
    case 'string':
      return sampleText(name, random);
    case 'bytes':
      return BYTES[random(BYTES.length)] ?? '';
    case 'float':
    case 'double':
      return (1 + random(400)) / 4;
    case 'int64':
    case 'uint64':
    case 'sint64':
    case 'fixed64':
    case 'sfixed64':
      return String(/time|_at$|date/i.test(name) ? 1_700_000_000_000 + random(50_000_000) * 1000 : 1 + random(100_000));
    default:
      return 1 + random(1000);
  }
}

function sampleText(name: string, random: Random): string {
  for (const [pattern, texts] of TEXTS) if (pattern.test(name)) return texts[random(texts.length)] ?? '';
  return WORDS[random(WORDS.length)] ?? '';
}

const BYTES: readonly string[] = ['AQID', '3q2+7w==', 'aGVsbG8='];
const WORDS: readonly string[] = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot'];
const TEXTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/e_?mail/i, ['ada@example.com', 'grace@example.com', 'alan@example.com']],
  [/(^|_)(id|uuid|key)$|Id$/, ['7f3c2a10', '0b9d41e8', 'c45e8f22']],
  [/currency/i, ['EUR', 'USD', 'JPY']],
  [/country/i, ['DE', 'FR', 'JP', 'US']],
  [/city/i, ['Berlin', 'Lyon', 'Kyoto', 'Boston']],
  [/street|address/i, ['12 Main Street', '3 Harbour Lane']],
  [/phone/i, ['+49 30 123456', '+1 617 555 0100']],
  [/url|link/i, ['https://example.com/a', 'https://example.com/b']],
  [/status|state/i, ['open', 'paid', 'closed']],
  [/name/i, ['Ada Lovelace', 'Grace Hopper', 'Alan Turing']],
  [/date/i, ['2026-03-14', '2026-07-01']],
];
