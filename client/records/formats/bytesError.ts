/** Bytes that are not what the schema says: where, and why. */
export class BytesError extends Error {
  override readonly name = 'BytesError';
  /** The way from the inside out: names of fields with a dot, `[2]` for an item. */
  private readonly way: string[] = [];

  constructor(
    private readonly reason: string,
    private readonly offset: number,
    private readonly length: number,
  ) {
    super();
  }

  override get message(): string {
    const steps = this.way.toReversed();
    const told = steps.length <= STEPS ? steps : [...steps.slice(0, STEPS / 2), '…', ...steps.slice(-STEPS / 2)];
    const place = told.length === 0 ? '' : `, at ${told.join('').replace(/^\./, '')}`;
    return `${this.reason} (byte ${this.offset} of ${this.length}${place})`;
  }

  inside(step: string): this {
    this.way.push(step);
    return this;
  }
}

/** Steps of the way that are told: the outer and the inner half. */
const STEPS = 20;
