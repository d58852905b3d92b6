import type { AvroSchema, TypeUse } from '../model.js';

/** Every type written in the schema's own text, in text order; types of references are not among them. */
export function walkTypes(schema: Omit<AvroSchema, 'problems'>): readonly TypeUse[] {
  const found: TypeUse[] = [];
  const visit = (use: TypeUse): void => {
    if (use.document !== schema.document) return;
    found.push(use);
    if (use.kind === 'record') use.fields.forEach(({ type }) => visit(type));
    else if (use.kind === 'union') use.branches.forEach(visit);
    else if (use.kind === 'array' || use.kind === 'map') visit(use.of);
  };
  if (schema.root !== undefined) visit(schema.root);
  return found;
}
