/** Where the project lives on the web. Every link in the product is made from it. */
export const HOMEPAGE = 'https://github.com/event-streams/event-streams';

export const DOCUMENTATION_URL = `${HOMEPAGE}/blob/main/docs`;

/** The page that explains one kind of difference. */
export function differencePage(kind: string): string {
  return `${DOCUMENTATION_URL}/differences/${encodeURIComponent(kind)}.md`;
}

/** The page that explains one warning beyond the registry's verdict. */
export function warningAddress(rule: string): string {
  return `${DOCUMENTATION_URL}/warnings/${encodeURIComponent(rule)}.md`;
}
