import type { OutlineNode } from '../../engine/schemaFormat.js';
import type { Span } from '../../engine/text/span.js';

/** From the outermost to the innermost node around an offset, in UTF-16 units. */
export function nodesAt(nodes: readonly OutlineNode[], offset: number): readonly OutlineNode[] {
  const path: OutlineNode[] = [];
  let level = nodes;
  for (;;) {
    const next = level.find(({ span }) => holds(span, offset));
    if (next === undefined) return path;
    path.push(next);
    level = next.children;
  }
}

/** Whether the offset is in the span or at its end, where a cursor behind the last letter is. */
export function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
