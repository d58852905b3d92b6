import { isScalar } from '../resolve/scalars.js';
import { fileScope } from '../resolve/registryScope.js';
import { qualify } from '../schema.js';
import type { TypeNode } from '../syntax/nodes.js';
import { reportError } from './checker.js';
import type { Checker } from './checker.js';
import { checkType } from './fields.js';
import type { FieldPlace } from './fields.js';

/** What methods take and give must be messages that exist; the registry asks for existence too. */
export function checkServices(checker: Checker): void {
  const { file, document } = checker.schema;
  for (const service of file.services) {
    const fullName = qualify(file.packageName, service.name);
    const place: FieldPlace = { scope: fileScope(document), fullName, member: false, extension: false, looked: true };
    for (const method of service.methods) {
      checkSide(checker, method.request, place);
      checkSide(checker, method.response, place);
    }
  }
}

function checkSide(checker: Checker, type: TypeNode, place: FieldPlace): void {
  if (isScalar(type.name) || type.map !== undefined) {
    const message = `A method takes and gives messages, not "${type.name}". Put it into a message.`;
    reportError(checker, 'protobuf-method-type', type, message);
    return;
  }
  const symbol = checkType(checker, type, place, true);
  if (symbol !== undefined && symbol.kind !== 'message') {
    const message = `"${type.name}" is a ${symbol.kind}. A method takes and gives messages.`;
    reportError(checker, 'protobuf-method-type', type, message);
  }
}
