import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonArray, JsonObject, JsonValue } from '../../json/jsonText.js';
import type {
  AvroDocument,
  CollectionType,
  EnumType,
  FixedType,
  NamedReference,
  NamedType,
  PrimitiveKind,
  PrimitiveType,
  RecordField,
  RecordType,
  Slot,
  TypeUse,
  UnionType,
} from '../model.js';
import type { SplitName } from '../names.js';

/** What other parts stand in. */
export interface Container {
  readonly json: JsonObject | JsonArray;
}

/** As long as nothing else is read. */
export const NO_NAMES: readonly string[] = [];

/**
 * The parts of a schema know in which other part they stand, and under which key. Their plain JSON, which only places, words
 * and lint rules need, is found on that way when somebody asks; the text is read as JSON at the first such question.
 * Classes, because a getter costs an object literal a hidden class of its own; without a common one, which would cost
 * each of the many small parts a second constructor.
 */
export class PlainPrimitive implements PrimitiveType {
  constructor(
    readonly kind: PrimitiveKind,
    readonly id: number,
    readonly document: AvroDocument,
    private readonly around: Container | undefined,
    readonly key: string | number,
    readonly logicalType: JsonValue | undefined,
  ) {}

  get holder(): Holder {
    return this.around?.json;
  }

  get json(): JsonObject | undefined {
    const value = written(this);
    return isJsonObject(value) ? value : undefined;
  }
}

export class PlainReference implements NamedReference {
  readonly kind = 'reference';

  constructor(
    readonly fullName: string,
    public target: NamedType | undefined,
    readonly id: number,
    readonly document: AvroDocument,
    private readonly around: Container | undefined,
    readonly key: string | number,
  ) {}

  get holder(): Holder {
    return this.around?.json;
  }
}

export class PlainUnion implements UnionType {
  readonly kind = 'union';
  /** Filled as they are read. */
  readonly branches: TypeUse[] = [];
  private own: JsonArray | undefined = undefined;

  constructor(
    readonly id: number,
    readonly document: AvroDocument,
    private readonly around: Container | undefined,
    readonly key: string | number,
  ) {}

  get holder(): Holder {
    return this.around?.json;
  }

  get json(): JsonArray {
    return (this.own ??= arrayOf(written(this)));
  }
}

export class PlainCollection implements CollectionType {
  /** Given as soon as it is read. */
  of!: TypeUse;
  logicalType: JsonValue | undefined = undefined;
  private own: JsonObject | undefined = undefined;

  constructor(
    readonly kind: CollectionType['kind'],
    readonly id: number,
    readonly document: AvroDocument,
    private readonly around: Container | undefined,
    readonly key: string | number,
  ) {}

  get holder(): Holder {
    return this.around?.json;
  }

  get json(): JsonObject {
    return (this.own ??= objectOf(written(this)));
  }
}

export abstract class PlainNamed {
  readonly simpleName: string;
  readonly namespace: string | undefined;
  readonly fullName: string;
  aliases: readonly string[] = NO_NAMES;
  logicalType: JsonValue | undefined = undefined;
  private own: JsonObject | undefined = undefined;

  constructor(
    name: SplitName,
    readonly id: number,
    readonly document: AvroDocument,
    private readonly around: Container | undefined,
    readonly key: string | number,
  ) {
    this.simpleName = name.simpleName;
    this.namespace = name.namespace;
    this.fullName = name.fullName;
  }

  get holder(): Holder {
    return this.around?.json;
  }

  get json(): JsonObject {
    return (this.own ??= objectOf(written(this)));
  }
}

export class PlainRecord extends PlainNamed implements RecordType {
  readonly kind = 'record';
  /** Filled as they are read. */
  readonly fields: PlainField[] = [];
}

export class PlainEnum extends PlainNamed implements EnumType {
  readonly kind = 'enum';
  symbols: readonly string[] = NO_NAMES;
  defaultSymbol: string | undefined = undefined;
}

export class PlainFixed extends PlainNamed implements FixedType {
  readonly kind = 'fixed';
  size = 0;
}

export class PlainField implements RecordField {
  name = '';
  type!: TypeUse;
  aliases: readonly string[] = NO_NAMES;
  logicalType: JsonValue | undefined = undefined;
  /** Where the default starts and ends; equal where there is none. */
  defaultStart = 0;
  defaultEnd = 0;
  /** Behind its closing brace. */
  end = 0;
  private own: JsonObject | undefined = undefined;

  /** @param start of its text, behind the field before it */
  constructor(
    private readonly record: PlainRecord,
    private readonly index: number,
    readonly start: number,
  ) {}

  get hasDefault(): boolean {
    return this.defaultEnd > this.defaultStart;
  }

  get defaultValue(): JsonValue | undefined {
    return this.hasDefault ? valueIn(this.record.document.json.text, this.defaultStart, this.defaultEnd) : undefined;
  }

  get json(): JsonObject {
    return (this.own ??= objectOf(arrayOf(this.record.json['fields'])[this.index]));
  }
}

type Holder = JsonObject | JsonArray | undefined;

/** A value that is known to be JSON. The common ones are told by their first sign: to call the reader costs more. */
function valueIn(text: string, start: number, end: number): JsonValue {
  const written = text.slice(start, end);
  switch (written.charCodeAt(0)) {
    case 34:
      return written.includes('\\') ? (JSON.parse(written) as JsonValue) : written.slice(1, -1);
    case 91:
    case 123:
      return JSON.parse(written) as JsonValue;
    case 102:
      return false;
    case 110:
      return null;
    case 116:
      return true;
    default:
      return Number(written);
  }
}

/** What is written in the place of a part. */
function written({ holder, document, key }: Slot): JsonValue | undefined {
  return holder === undefined ? document.json.value : (holder as Readonly<Record<string | number, JsonValue>>)[key];
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function arrayOf(value: JsonValue | undefined): JsonArray {
  return isJsonArray(value) ? value : [];
}
