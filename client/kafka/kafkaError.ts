/** Why a request to a cluster failed, for people and for code. */
export type KafkaFailure =
  | 'unreachable'
  | 'timeout'
  | 'cancelled'
  | 'closed'
  /** The broker answers, and refuses who we are. */
  | 'unauthorized'
  /** It knows us, and this is not ours to do. */
  | 'forbidden'
  | 'tls'
  | 'unknown-topic'
  | 'too-large'
  | 'rejected';

/** Its message is one sentence for the user and never holds a credential. */
export class KafkaError extends Error {
  override readonly name = 'KafkaError';
  constructor(
    readonly failure: KafkaFailure,
    message: string,
    /** The whole chain of causes, for the log. */
    readonly detail: string = message,
  ) {
    super(message);
  }
}

/** True where the same request can succeed later without anybody changing anything on this side. */
export function isPassing(failure: KafkaFailure): boolean {
  return failure === 'unreachable' || failure === 'timeout';
}
