import assert from 'node:assert/strict';
import ts from 'typescript';
import { sourcesIn, visit } from './sources.js';

interface Id {
  readonly file: string;
  readonly id: string;
}

describe('ids', () => {
  const ids = idsIn(['engine']);

  it('of problems and rules are kebab-case: settings and links name them', () => {
    assert.ok(ids.length > 0);
    assert.deepEqual(
      ids.filter(({ id }) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)),
      [],
    );
  });

  it('of lint rules are each said once', () => {
    const rules = ids.filter(({ file }) => file.includes('/lint/'));
    const seen = new Map<string, string>();
    const twice = rules.filter(({ file, id }) => {
      const other = seen.get(id);
      seen.set(id, file);
      return other !== undefined && other !== file;
    });
    assert.deepEqual(twice, []);
  });
});

/** The literal ids of objects: `id: 'avro-duplicate-attribute'`. A format has one too, as a single word. */
function idsIn(folders: readonly string[]): readonly Id[] {
  const ids: Id[] = [];
  for (const { file, tree } of sourcesIn(folders)) {
    visit(tree, (node) => {
      if (!ts.isPropertyAssignment(node) || node.name.getText(tree) !== 'id') return;
      if (ts.isStringLiteral(node.initializer) && !file.endsWith('/format.ts'))
        ids.push({ file, id: node.initializer.text });
    });
  }
  return ids;
}
