import { disposeAll } from '../event.js';
import type { Disposable, Listen } from '../event.js';
import type { Connection, ConnectionPart, Connections } from './connection.js';

export interface RecoveryPorts {
  readonly connections: Connections;
  /** Whether somebody sees what the connection is for; nothing is tried for nobody. */
  isWanted(connection: Connection): boolean;
  readonly onDidChangeWanted: Listen<void>;
  /** A part that was away answers again. */
  readonly onBack: (connection: Connection, part: ConnectionPart) => void;
  /** Runs the work after so many milliseconds. */
  later(ms: number, work: () => void): Disposable;
}

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;

/** Tries parts that are away again, ever more rarely, for as long as somebody sees them. */
export function recoverConnections(ports: RecoveryPorts): Disposable {
  const watched = new Map<Connection, Disposable>();

  const follow = () => {
    const present = new Set(ports.connections.all());
    for (const [connection, watch] of watched) {
      if (present.has(connection)) continue;
      watch.dispose();
      watched.delete(connection);
    }
    for (const connection of present) {
      if (watched.has(connection)) continue;
      watched.set(
        connection,
        disposeAll([recoverPart(connection, 'kafka', ports), recoverPart(connection, 'registry', ports)]),
      );
    }
  };
  const changes = ports.connections.onDidChange(follow);
  follow();
  return {
    dispose() {
      changes.dispose();
      watched.forEach((watch) => watch.dispose());
    },
  };
}

function recoverPart(connection: Connection, part: ConnectionPart, ports: RecoveryPorts): Disposable {
  let away = false;
  let waitMs = FIRST_WAIT_MS;
  let timer: Disposable | undefined;

  const stop = () => {
    timer?.dispose();
    timer = undefined;
  };
  const schedule = () => {
    if (timer !== undefined || !away || !ports.isWanted(connection)) return;
    timer = ports.later(waitMs, () => {
      timer = undefined;
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      void probe(connection, part).finally(schedule);
    });
  };
  const look = () => {
    const { kind } = connection.state(part);
    if (kind === 'unreachable') {
      away = true;
      schedule();
    } else if (kind === 'connected' && away) {
      away = false;
      waitMs = FIRST_WAIT_MS;
      stop();
      ports.onBack(connection, part);
    } else if (kind === 'unauthorized') {
      // Trying a refused login again and again locks accounts.
      stop();
    }
  };
  return disposeAll([
    connection.onDidChangeState(look),
    ports.onDidChangeWanted(() => {
      if (!ports.isWanted(connection)) stop();
      schedule();
    }),
    { dispose: stop },
  ]);
}

/** One small question; its outcome becomes the part's state, so a failure needs no further word. */
async function probe(connection: Connection, part: ConnectionPart): Promise<void> {
  await connection.refresh(part);
  const asked: Promise<unknown> =
    part === 'kafka'
      ? (connection.cluster()?.brokers() ?? Promise.resolve())
      : (connection.registry()?.subjects() ?? Promise.resolve());
  await asked.then(undefined, () => undefined);
}
