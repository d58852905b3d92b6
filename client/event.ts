export interface Disposable {
  dispose(): void;
}

/** Calls the listener at each change until it is disposed. VS Code's `Event` satisfies it, so plain code needs no `vscode`. */
export type Listen<T> = (listener: (value: T) => void) => Disposable;

export interface Emitter<T> {
  readonly listen: Listen<T>;
  fire(value: T): void;
}

/** An event source without `vscode`. A listener that throws is handed to `onError` and does not keep the others from hearing. */
export function emitter<T>(onError: (error: unknown) => void): Emitter<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    listen: (listener) => {
      // Wrapped, so that one function listening twice is two listeners.
      const own = (value: T) => listener(value);
      listeners.add(own);
      return { dispose: () => void listeners.delete(own) };
    },
    fire: (value) => {
      for (const listener of [...listeners]) {
        try {
          listener(value);
        } catch (error) {
          onError(error);
        }
      }
    },
  };
}

export function disposeAll(things: readonly Disposable[]): Disposable {
  return { dispose: () => things.forEach((thing) => thing.dispose()) };
}
