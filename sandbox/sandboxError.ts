/** A failure whose message is meant for the person who started the sandbox: no stack trace is needed to act on it. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
