/** More looks than this for one name happen only in texts that were made to need them. */
const MAX_LOOKS = 64;

/**
 * Names that must differ from each other, by the hashes that came with reading them: a `Set` works out a hash of its own for
 * each, which costs as much as all else about a field. Two equal hashes say only that the names may be equal.
 */
export class FieldNames {
  /** Open addressing; 0 is a free place. The length is a power of two. */
  private places: number[] = FREE.slice();
  private count = 0;

  /** @returns false where the name may be there already */
  add(hash: number): boolean {
    if (++this.count * 2 > this.places.length) this.grow();
    return this.put((hash & 0x3fff_ffff) + 1);
  }

  private put(hash: number): boolean {
    const { places } = this;
    const last = places.length - 1;
    // Names that count up have hashes that count up: multiplied, they spread.
    const spread = Math.imul(hash, 0x9e37_79b1);
    let at = (spread ^ (spread >>> 16)) & last;
    for (let looks = 0; looks < MAX_LOOKS; looks++) {
      const there = places[at];
      if (there === 0) {
        places[at] = hash;
        return true;
      }
      if (there === hash) return false;
      at = (at + 1) & last;
    }
    return false;
  }

  private grow(): void {
    const before = this.places;
    this.places = new Array<number>(before.length * 4).fill(0);
    for (const hash of before) if (hash !== 0) this.put(hash);
  }
}

const FREE: readonly number[] = new Array<number>(32).fill(0);
