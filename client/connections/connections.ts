import type { ConnectionProfile } from '../../common/settings/types.js';
import { emitter } from '../event.js';
import type { Disposable, Emitter } from '../event.js';
import type { Connection, Connections } from './connection.js';

export interface LiveConnections extends Connections, Disposable {
  /** Makes the connections what the settings say: those that did not change stay open. */
  update(profiles: readonly ConnectionProfile[]): void;
}

interface Live {
  readonly text: string;
  readonly connection: Connection & Disposable;
}

export function liveConnections(
  open: (profile: ConnectionProfile) => Connection & Disposable,
  onError: (error: unknown) => void,
): LiveConnections {
  let live: readonly Live[] = [];
  const changed: Emitter<void> = emitter(onError);
  return {
    all: () => live.map(({ connection }) => connection),
    get: (name) => live.find(({ connection }) => connection.profile.name === name)?.connection,
    onDidChange: changed.listen,
    update(profiles) {
      const before = live;
      live = profiles.map((profile) => {
        const text = JSON.stringify(profile);
        return before.find((one) => one.text === text) ?? { text, connection: open(profile) };
      });
      const gone = before.filter((one) => !live.includes(one));
      gone.forEach(({ connection }) => connection.dispose());
      const same = gone.length === 0 && live.length === before.length && live.every((one, at) => one === before[at]);
      if (!same) changed.fire();
    },
    dispose() {
      live.forEach(({ connection }) => connection.dispose());
      live = [];
    },
  };
}
