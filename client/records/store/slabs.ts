/** A place for bytes, in a block that it shares with its neighbours. */
export interface Place {
  readonly slab: Buffer;
  readonly start: number;
}

const SLAB_BYTES = 256 * 1024;

/** Places small pieces side by side in larger blocks: one allocation for many events. A large piece gets its own block. */
export function slabs(): (length: number) => Place {
  let slab = Buffer.alloc(0);
  let used = 0;
  return (length) => {
    if (length > SLAB_BYTES / 4) return { slab: Buffer.allocUnsafeSlow(length), start: 0 };
    if (used + length > slab.length) {
      // Not zeroed: only what was written is ever read.
      slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
      used = 0;
    }
    const start = used;
    used += length;
    return { slab, start };
  };
}
