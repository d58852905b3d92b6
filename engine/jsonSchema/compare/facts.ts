import type { Facts } from '../../difference.js';
import type { CompareOptions } from '../../options.js';
import type { Found } from './context.js';

export function factsOf(found: Found, options: CompareOptions): Facts {
  return { policy: options.policy, name: String(found.updateSteps.at(-1) ?? '') };
}
