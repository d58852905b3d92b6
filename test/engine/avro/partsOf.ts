import type { AvroSchema, TypeUse } from '../../../engine/avro/model.js';

/** Everything that is known of a schema, part by part: to hold two ways of reading a text against each other. */
export function partsOf(schema: AvroSchema): readonly unknown[] {
  const parts: unknown[] = [
    schema.nodeCount,
    schema.refused,
    schema.named.values().map(({ id }) => id),
    schema.problems,
  ];
  const visit = (use: TypeUse): void => {
    const { kind, id, key, holder } = use;
    parts.push({
      kind,
      id,
      key,
      holder,
      json: 'json' in use && use.json,
      logical: 'logicalType' in use && use.logicalType,
    });
    switch (use.kind) {
      case 'record':
        parts.push(namesOf(use));
        for (const { type, name, json, aliases, hasDefault, defaultValue, logicalType } of use.fields) {
          parts.push({ name, json, aliases, hasDefault, defaultValue, logicalType });
          visit(type);
        }
        break;
      case 'enum':
        parts.push(namesOf(use), use.symbols, use.defaultSymbol);
        break;
      case 'fixed':
        parts.push(namesOf(use), use.size);
        break;
      case 'union':
        use.branches.forEach(visit);
        break;
      case 'array':
      case 'map':
        visit(use.of);
        break;
      case 'reference':
        parts.push(use.fullName, use.target?.id);
        break;
      default:
    }
  };
  if (schema.root !== undefined) visit(schema.root);
  return parts;
}

function namesOf({ simpleName, namespace, fullName, aliases }: Extract<TypeUse, { readonly simpleName: string }>) {
  return { simpleName, namespace, fullName, aliases };
}
