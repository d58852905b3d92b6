/** Where the project's documentation is read on the web. Every link in the product is made from it. */
export const DOCUMENTATION_URL = 'https://github.com/event-streams/event-streams/blob/main/docs';

/** The page that explains one kind of difference. */
export function differencePage(kind: string): string {
  return `${DOCUMENTATION_URL}/differences/${encodeURIComponent(kind)}.md`;
}
