/** The user closed a question that something depends on: nothing failed, so nothing is shown. */
export class Declined extends Error {
  override readonly name = 'Declined';
}

export interface WordedError {
  /** One or two sentences for the user. */
  readonly message: string;
  /** For the log: the chain of causes and where it came from. Holds what the errors hold, which is never a secret. */
  readonly detail: string;
}

/**
 * Words a failure for a person: what could not be done, and why.
 *
 * @param doing what was being done, to follow "Could not".
 * @returns undefined where the user stopped it.
 */
export function wordError(error: unknown, doing: string): WordedError | undefined {
  if (isCancellation(error)) return undefined;
  return { message: `Could not ${doing}. ${sentence(reasonOf(error))}`, detail: chainOf(error) };
}

/** Why something failed, in the error's own words. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && error.message !== '') return error.message;
  return error instanceof Error ? error.name : String(error);
}

/** What kind of failure an error of the registry or the cluster says it is, e.g. `unreachable`. */
export function failureOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('failure' in error)) return undefined;
  return typeof error.failure === 'string' ? error.failure : undefined;
}

export function isCancellation(error: unknown): boolean {
  if (error instanceof Declined || failureOf(error) === 'cancelled') return true;
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'Canceled');
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function chainOf(error: unknown): string {
  const lines: string[] = [];
  const seen = new Set<unknown>();
  for (let here = error; here !== undefined && !seen.has(here) && seen.size < 10;) {
    seen.add(here);
    if (!(here instanceof Error)) {
      lines.push(typeof here === 'string' ? here : JSON.stringify(here));
      break;
    }
    lines.push(here.stack ?? `${here.name}: ${here.message}`);
    here = here.cause;
  }
  return lines.join('\ncaused by ');
}
