import type { Disposable } from '../../event.js';
import type { Connection } from '../../connections/connection.js';
import type { PreviewStart } from '../../../common/panels/preview.js';
import { openPreview, type Preview, type PreviewServices } from './preview.js';

/** The open previews: one per topic of a connection. */
export interface Previews extends Disposable {
  /** Opens the preview of a topic, or brings the open one to the front. */
  show(connection: Connection, topic: string, start?: PreviewStart): Promise<void>;
}

export const FIRST_START: PreviewStart = { kind: 'latest', count: 100 };

export function previews(services: PreviewServices): Previews {
  const open = new Map<string, Preview>();
  return {
    show: async (connection, topic, start) => {
      const name = JSON.stringify([connection.profile.name, topic]);
      const existing = open.get(name);
      if (existing !== undefined) {
        existing.reveal(start);
        return;
      }
      // Secrets are asked for before anything is shown.
      const options = await connection.kafkaOptions();
      const preview = openPreview(services, { connection, topic, options, start: start ?? FIRST_START });
      open.set(name, preview);
      preview.onDidClose(() => open.delete(name));
    },
    dispose: () => {
      for (const preview of [...open.values()]) preview.dispose();
    },
  };
}
