import type { Connection } from '../../connections/connection.js';
import { counted, nodeId } from '../node.js';
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

/** Stands at the end of a list that is too long to be shown; opening it asks for a filter. */
export function moreNode(id: string, left: number, one: string): MessageNode {
  const label = `${counted(left, `more ${one}`)}: filter by name`;
  return {
    kind: 'message',
    id,
    look: () => ({
      label,
      tooltip: [['What to do', 'Choose this line, and say a part of the name that you look for.']],
      icon: { id: 'filter' },
      context: 'message',
      expandable: false,
      command: { id: 'eventStreams.filter', title: 'Filter by Name' },
      spoken: `${label}. Choose to filter.`,
    }),
  };
}

/** Stands below the refusal of a login: what was typed once is kept, and would be refused again. */
export function loginNode(parentId: string, connection: Connection): MessageNode {
  return {
    kind: 'message',
    id: nodeId(parentId, 'login'),
    connection,
    look: () => ({
      label: 'Set the password or token anew…',
      tooltip: [['What to do', 'Choose this line to type the secret of the connection again.']],
      icon: { id: 'key' },
      context: 'message',
      expandable: false,
      command: { id: 'eventStreams.setSecret', title: 'Set Password or Token' },
      spoken: `Set the password or token of ${connection.profile.name} anew`,
    }),
  };
}
