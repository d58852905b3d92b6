/** Up to so many, looking at each of the others costs less than a set of them. */
const FEW = 8;

/** Names that should differ from each other: the fields of a record, the symbols of an enum, the branches of a union. */
export class DistinctNames {
  private readonly few: string[] = [];
  private set: Set<string> | undefined;

  /** @returns false where the name was there already */
  add(name: string): boolean {
    if (this.set === undefined) {
      if (this.few.includes(name)) return false;
      if (this.few.push(name) > FEW) this.set = new Set(this.few);
      return true;
    }
    const before = this.set.size;
    return this.set.add(name).size > before;
  }
}
