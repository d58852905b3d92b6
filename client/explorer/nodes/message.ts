import { nodeId } from '../node.js';
import type { MessageNode } from '../node.js';

/** Says that there is nothing, and what that means. */
export function emptyNode(parentId: string, text: string): MessageNode {
  return {
    kind: 'message',
    id: nodeId(parentId, 'empty'),
    look: () => ({
      label: text,
      tooltip: [],
      icon: { id: 'circle-slash', color: 'disabledForeground' },
      context: 'message',
      expandable: false,
      spoken: text,
    }),
  };
}

/** Says why the children cannot be shown; opening it tries again. */
export function errorNode(parentId: string, reason: string): MessageNode {
  return {
    kind: 'message',
    id: nodeId(parentId, 'error'),
    look: () => ({
      label: reason,
      tooltip: [
        ['Problem', reason],
        ['What to do', 'Choose this line to try again, or look into the log.'],
      ],
      icon: { id: 'warning', color: 'list.warningForeground' },
      context: 'error',
      expandable: false,
      command: { id: 'eventStreams.retry', title: 'Try Again' },
      spoken: `Problem: ${reason} Choose to try again.`,
    }),
  };
}
