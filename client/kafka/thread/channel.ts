import type { MessagePort, Worker } from 'node:worker_threads';
import { KafkaError, type KafkaFailure } from '../kafkaError.js';

/** Finds what answers to a method; it gets the argument and a signal that ends with the caller's interest. */
export type Handlers = (method: string) => unknown;

/** The other side, as functions; arguments and results are structured clones. */
export interface Remote<Theirs> {
  call<Name extends keyof Theirs & string>(
    method: Name,
    argument: ArgumentOf<Theirs[Name]>,
    signal?: AbortSignal,
  ): Promise<ResultOf<Theirs[Name]>>;
  /** Rejects everything that is under way, and all later calls. */
  fail(error: KafkaError): void;
}

export type ArgumentOf<Method> = Method extends (argument: infer Argument, signal: AbortSignal) => unknown
  ? Argument
  : never;
export type ResultOf<Method> = Method extends (argument: never, signal: AbortSignal) => infer Result
  ? Awaited<Result>
  : never;

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly argument: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'error';
      readonly id: number;
      readonly failure: KafkaFailure;
      readonly message: string;
      readonly detail: string;
    };

interface Waiting {
  resolve(value: unknown): void;
  reject(error: KafkaError): void;
}

/** Typed questions and answers between a thread and who started it; both sides may ask. */
export function openChannel<Theirs>(port: MessagePort | Worker, ours: Handlers): Remote<Theirs> {
  const waiting = new Map<number, Waiting>();
  const running = new Map<number, AbortController>();
  let nextId = 0;
  let failed: KafkaError | undefined;
  const send = (message: Message) => {
    port.postMessage(message);
  };

  async function answer(id: number, method: string, argument: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const handler = ours(method);
      if (typeof handler !== 'function') throw new KafkaError('rejected', `Nobody answers to ${method}.`);
      const value: unknown = await Reflect.apply(handler, undefined, [argument, controller.signal]);
      send({ kind: 'result', id, value });
    } catch (error) {
      const { failure, message, detail } = asKafkaError(error);
      send({ kind: 'error', id, failure, message, detail });
    } finally {
      running.delete(id);
    }
  }

  // Both ends of the port are this file, so a message is of the type above by construction.
  port.on('message', (message: Message) => {
    switch (message.kind) {
      case 'call':
        void answer(message.id, message.method, message.argument);
        return;
      case 'cancel':
        running.get(message.id)?.abort();
        return;
      case 'result':
        waiting.get(message.id)?.resolve(message.value);
        return;
      case 'error':
        waiting.get(message.id)?.reject(new KafkaError(message.failure, message.message, message.detail));
        return;
    }
  });

  return {
    call: (method, argument, signal) =>
      new Promise((resolve, reject) => {
        if (failed !== undefined) {
          reject(failed);
          return;
        }
        if (signal?.aborted === true) {
          reject(cancelled());
          return;
        }
        const id = nextId++;
        const onAbort = () => {
          send({ kind: 'cancel', id });
          settle();
          reject(cancelled());
        };
        const settle = () => {
          waiting.delete(id);
          signal?.removeEventListener('abort', onAbort);
        };
        waiting.set(id, {
          resolve: (value) => {
            settle();
            resolve(value as never);
          },
          reject: (error) => {
            settle();
            reject(error);
          },
        });
        signal?.addEventListener('abort', onAbort, { once: true });
        send({ kind: 'call', id, method, argument });
      }),
    fail: (error) => {
      failed = error;
      for (const one of [...waiting.values()]) one.reject(error);
      for (const controller of running.values()) controller.abort();
    },
  };
}

function cancelled(): KafkaError {
  return new KafkaError('cancelled', 'The request was cancelled.');
}

function asKafkaError(error: unknown): KafkaError {
  if (error instanceof KafkaError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new KafkaError('rejected', text, error instanceof Error ? (error.stack ?? text) : text);
}
