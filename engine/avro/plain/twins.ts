import { commonEnd, commonStart } from '../../text/common.js';
import type { Build } from '../build.js';
import { isPrimitive } from '../model.js';
import type { AvroSchema, TypeUse } from '../model.js';
import { PlainCollection, PlainEnum, PlainFixed, PlainPrimitive, PlainRecord, PlainUnion } from './nodes.js';
import type { Container, PlainField } from './nodes.js';

/**
 * The fields of another schema whose text begins and ends like the one that is read: two versions of a schema, or two
 * states of a text in an editor, differ in a few lines. What stands in both is copied and not read again, but for records and
 * uses of names, which mean what other parts make of them.
 */
export class Twins {
  private next = 0;
  private keepsNames = false;

  /**
   * @param same how much the texts have in common at their start
   * @param sameFrom from where on the other text ends like this one
   * @param shift how much longer this text is
   */
  private constructor(
    private readonly other: PlainRecord,
    private readonly same: number,
    private readonly sameFrom: number,
    private readonly shift: number,
  ) {}

  /** Undefined where the other schema is not a record that was read plainly. */
  static of(text: string, like: AvroSchema | undefined): Twins | undefined {
    if (!(like?.root instanceof PlainRecord)) return undefined;
    const other = like.source.text;
    const same = commonStart(text, other);
    const rest = Math.min(text.length, other.length) - same;
    const sameFrom = other.length - commonEnd(text, other, rest);
    return new Twins(like.root, same, sameFrom, text.length - other.length);
  }

  /** Says in which namespace the fields of this text stand. */
  enter(namespace: string | undefined): void {
    this.keepsNames = this.other.namespace === namespace;
  }

  /**
   * The field that can be copied and whose text stands at this place, too: that from behind the field before it, or from behind the
   * bracket for the first one. Asked from left to right.
   */
  find(at: number, isFirst: boolean): PlainField | undefined {
    const there = at < this.same ? at : at - this.shift;
    const { fields } = this.other;
    let field = fields[this.next];
    while (field !== undefined && field.start < there) field = fields[++this.next];
    if (field?.start !== there || isFirst !== (this.next === 0)) return undefined;
    const isSame = at < this.same ? field.end <= this.same : there >= this.sameFrom;
    return isSame && this.canCopy(field.type) ? field : undefined;
  }

  private canCopy(type: TypeUse): boolean {
    switch (type.kind) {
      case 'union':
        for (const branch of type.branches) if (!this.canCopy(branch)) return false;
        return true;
      case 'array':
      case 'map':
        return this.canCopy(type.of);
      case 'enum':
      case 'fixed':
        return this.keepsNames;
      default:
        return isPrimitive(type);
    }
  }
}

/** Makes a field what its twin is, with the ids that reading it would have given; false where a name is taken already. */
export function copyField(build: Build, twin: PlainField, field: PlainField): boolean {
  field.name = twin.name;
  field.aliases = twin.aliases;
  const shift = field.start - twin.start;
  field.logicalType = twin.logicalType;
  field.defaultStart = twin.defaultStart + shift;
  field.defaultEnd = twin.defaultEnd + shift;
  field.end = twin.end + shift;
  const type = copyType(build, twin.type, field, 'type');
  if (type !== undefined) field.type = type;
  return type !== undefined;
}

function copyType(build: Build, type: TypeUse, around: Container, key: string | number): TypeUse | undefined {
  const { document } = build;
  const id = build.nextId++;
  switch (type.kind) {
    case 'union': {
      const union = new PlainUnion(id, document, around, key);
      for (const branch of type.branches) {
        const copy = copyType(build, branch, union, branch.key);
        if (copy === undefined) return undefined;
        union.branches.push(copy);
      }
      return union;
    }
    case 'array':
    case 'map': {
      const collection = new PlainCollection(type.kind, id, document, around, key);
      collection.logicalType = type.logicalType;
      const copy = copyType(build, type.of, collection, type.of.key);
      if (copy !== undefined) collection.of = copy;
      return copy && collection;
    }
    case 'enum': {
      const copy = new PlainEnum(type, id, document, around, key);
      copy.aliases = type.aliases;
      copy.logicalType = type.logicalType;
      copy.symbols = type.symbols;
      copy.defaultSymbol = type.defaultSymbol;
      return build.named.add(copy) === undefined ? copy : undefined;
    }
    case 'fixed': {
      const copy = new PlainFixed(type, id, document, around, key);
      copy.aliases = type.aliases;
      copy.logicalType = type.logicalType;
      copy.size = type.size;
      return build.named.add(copy) === undefined ? copy : undefined;
    }
    default:
      return isPrimitive(type) ? new PlainPrimitive(type.kind, id, document, around, key, type.logicalType) : undefined;
  }
}
