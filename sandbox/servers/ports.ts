import { createServer } from 'node:net';

/** @returns the wished ports where they are free, others that are free where they are not. Loopback only. */
export async function freePorts<Name extends string>(
  names: readonly Name[],
  wished: Partial<Readonly<Record<Name, number>>> = {},
): Promise<Record<Name, number>> {
  // Held open together, so that no port is given twice.
  const held = await Promise.all(names.map(async (name) => ({ name, ...(await hold(wished[name])) })));
  await Promise.all(held.map(({ release }) => release()));
  return Object.fromEntries(held.map(({ name, port }) => [name, port])) as Record<Name, number>;
}

interface HeldPort {
  readonly port: number;
  readonly release: () => Promise<void>;
}

async function hold(wished: number | undefined): Promise<HeldPort> {
  if (wished !== undefined) {
    const held = await tryHold(wished);
    if (held !== undefined) return held;
  }
  const held = await tryHold(0);
  if (held === undefined) throw new Error('This machine has no free port on 127.0.0.1');
  return held;
}

async function tryHold(port: number): Promise<HeldPort | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const actual = address !== null && typeof address === 'object' ? address.port : port;
      resolve({
        port: actual,
        release: () =>
          new Promise((released) => {
            server.close(() => {
              released();
            });
          }),
      });
    });
  });
}
