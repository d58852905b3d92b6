/**
 * The order in which a Java HashMap of strings gives its keys. The reference keeps the keywords of 2019-09 and later in
 * one, so this order decides which member of a synthetic allOf comes first, and with it the paths of differences.
 */
export function inJavaOrder(keys: readonly string[]): readonly string[] {
  if (keys.length < 2) return keys;
  const capacity = capacityFor(keys.length);
  const slots = keys.map((key, index) => ({ key, index, slot: bucketOf(key, capacity) }));
  return slots.sort((a, b) => a.slot - b.slot || a.index - b.index).map(({ key }) => key);
}

/** Starts at 16 and doubles when more than three quarters are in use. */
function capacityFor(size: number): number {
  let capacity = 16;
  while (size > capacity * 0.75) capacity *= 2;
  return capacity;
}

function bucketOf(key: string, capacity: number): number {
  const hash = hashOf(key);
  return (hash ^ (hash >>> 16)) & (capacity - 1);
}

function hashOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return hash;
}
