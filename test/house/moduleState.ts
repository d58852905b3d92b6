import ts from 'typescript';
import { lineOf, type Source } from './sources.js';

/**
 * The module-level variables of a file that could change while the program runs: `let`, and containers whose type does not
 * forbid it. State belongs to an object that someone makes, hands on and disposes.
 */
export function moduleState({ file, tree }: Source): readonly string[] {
  return tree.statements.filter(ts.isVariableStatement).flatMap((statement) => {
    if (isAmbient(statement)) return [];
    const constant = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
    return statement.declarationList.declarations
      .filter((declaration) => !constant || isMutableContainer(declaration))
      .map(
        (declaration) => `${file}:${lineOf(tree, declaration)} ${declaration.name.getText(tree)} is module-level state`,
      );
  });
}

function isAmbient(statement: ts.VariableStatement): boolean {
  return statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword) ?? false;
}

function isMutableContainer({ type, initializer }: ts.VariableDeclaration): boolean {
  if (initializer === undefined || (type !== undefined && isReadonlyType(type))) return false;
  return isContainer(initializer);
}

function isReadonlyType(type: ts.TypeNode): boolean {
  if (ts.isTypeOperatorNode(type)) return type.operator === ts.SyntaxKind.ReadonlyKeyword;
  return ts.isTypeReferenceNode(type) && !/^(Map|Set|WeakMap|WeakSet|Array|Record)$/.test(type.typeName.getText());
}

function isContainer(value: ts.Expression): boolean {
  if (ts.isNewExpression(value)) return /^(Map|Set|WeakMap|WeakSet|Array)$/.test(value.expression.getText());
  if (ts.isArrayLiteralExpression(value)) return true;
  return ts.isObjectLiteralExpression(value);
}
