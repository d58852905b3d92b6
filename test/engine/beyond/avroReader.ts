import avsc from 'avsc';

/** What a reader makes of an event: the value as it is meant, by avsc with the logical types of the specification. */
export interface Reading {
  readonly written: unknown;
  readonly read: unknown;
  /** Why the reader refused, if it did. */
  readonly refused: string | undefined;
}

/** Writes the event with one schema and reads the bytes with the other. */
export function readWithAvsc(writer: string, reader: string, event: string): Reading {
  const plainWriter = typeOf(writer, {});
  const bytes = plainWriter.toBuffer(plainWriter.fromString(event));
  const written = plainValue(typeOf(writer, LOGICAL_TYPES).fromBuffer(bytes));
  try {
    const plainReader = typeOf(reader, {});
    const value: unknown = plainReader.fromBuffer(bytes, plainReader.createResolver(plainWriter));
    const read = plainValue(typeOf(reader, LOGICAL_TYPES).fromBuffer(plainReader.toBuffer(value)));
    return { written, read, refused: undefined };
  } catch (error) {
    return { written, read: undefined, refused: String(error) };
  }
}

type Constructors = Readonly<Record<string, new (schema: avsc.Schema, options?: unknown) => avsc.types.LogicalType>>;

function typeOf(schema: string, logicalTypes: Constructors): avsc.Type {
  return avsc.Type.forSchema(JSON.parse(schema) as avsc.Schema, { logicalTypes, wrapUnions: 'auto' });
}

function plainValue(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

class Instant extends avsc.types.LogicalType {
  protected perMillisecond = 1;
  protected override _fromValue(value: number): string {
    return new Date(value / this.perMillisecond).toISOString();
  }
  protected override _toValue(value: string): number {
    return Date.parse(value) * this.perMillisecond;
  }
}

class MicroInstant extends Instant {
  protected override perMillisecond = 1000;
}

class Day extends avsc.types.LogicalType {
  protected override _fromValue(value: number): string {
    return new Date(value * 86_400_000).toISOString().slice(0, 10);
  }
  protected override _toValue(value: string): number {
    return Date.parse(value) / 86_400_000;
  }
}

/** Refuses what has more digits than the precision, as the readers do that check it. */
class Decimal extends avsc.types.LogicalType {
  private readonly precision: number;
  private readonly scale: number;
  constructor(schema: avsc.Schema, options?: unknown) {
    super(schema, options);
    const { precision, scale } = schema as unknown as { readonly precision: number; readonly scale?: number };
    this.precision = precision;
    this.scale = scale ?? 0;
  }
  protected override _fromValue(value: Buffer): string {
    const unscaled = value.length === 0 ? 0n : BigInt.asIntN(value.length * 8, BigInt(`0x${value.toString('hex')}`));
    const digits = String(unscaled).replace('-', '');
    if (digits.length > this.precision) throw new Error(`${digits} has more than ${this.precision} digits`);
    return `${unscaled}e-${this.scale}`;
  }
  protected override _toValue(): Buffer {
    throw new Error('decimals are only read here');
  }
}

const LOGICAL_TYPES: Constructors = {
  'timestamp-millis': Instant,
  'timestamp-micros': MicroInstant,
  date: Day,
  decimal: Decimal,
};
