import { failureOf, isCancellation, reasonOf } from '../errors.js';
import { emitter } from '../event.js';
import type { Listen } from '../event.js';
import type { ConnectionPart, PartState } from './connection.js';

/** Learns the state of each part from how its requests end; nobody asks a service for its health alone. */
export interface PartStates {
  get(part: ConnectionPart): PartState;
  readonly onDidChange: Listen<ConnectionPart>;
  /** Runs a request and notes how it went; hands on its value or error unchanged. */
  observe<T>(part: ConnectionPart, request: () => Promise<T>): Promise<T>;
  reset(part: ConnectionPart): void;
}

/** Failures that say the service is away, rather than that it did not like this request. */
const AWAY: ReadonlySet<string> = new Set(['unreachable', 'timeout', 'tls', 'closed', 'bad-response', 'server-error']);

export function partStates(now: () => number, onError: (error: unknown) => void): PartStates {
  const idle: PartState = { kind: 'idle' };
  const states: Record<ConnectionPart, PartState> = { kafka: idle, registry: idle };
  const changed = emitter<ConnectionPart>(onError);

  const become = (part: ConnectionPart, state: PartState) => {
    const before = states[part];
    if (before.kind === state.kind && reasonIn(before) === reasonIn(state)) return;
    states[part] = state;
    changed.fire(part);
  };

  return {
    get: (part) => states[part],
    onDidChange: changed.listen,
    async observe(part, request) {
      const before = states[part];
      // A part known to be away stays so until it answers: its state does not flicker at each attempt.
      if (before.kind === 'idle') become(part, { kind: 'connecting' });
      try {
        const value = await request();
        become(part, { kind: 'connected' });
        return value;
      } catch (error) {
        become(part, stateAfter(error, states[part], now()));
        throw error;
      }
    },
    reset: (part) => become(part, idle),
  };
}

function stateAfter(error: unknown, current: PartState, now: number): PartState {
  const failure = failureOf(error);
  const reason = reasonOf(error);
  if (failure === 'unauthorized') return { kind: 'unauthorized', reason };
  if (error instanceof Error && error.name === 'Declined') return { kind: 'unauthorized', reason };
  if (isCancellation(error)) return current.kind === 'connecting' ? { kind: 'idle' } : current;
  // Any other failure of a registry or cluster is an answer of it. What is no such failure, e.g. a certificate file
  // that cannot be read, kept the request from being sent.
  if (failure !== undefined && !AWAY.has(failure)) return { kind: 'connected' };
  return { kind: 'unreachable', reason, since: current.kind === 'unreachable' ? current.since : now };
}

function reasonIn(state: PartState): string {
  return state.kind === 'unreachable' || state.kind === 'unauthorized' ? state.reason : '';
}
