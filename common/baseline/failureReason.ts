/** What went wrong, as a sentence, from whatever was thrown. */
export function failureReason(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'It failed for an unknown reason.';
}
