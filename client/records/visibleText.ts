/** Control characters, and what is not seen itself but turns the direction of other text or hides in it. */
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Text of an event as it can be looked at: what has no shape of its own is written as `\u202e`, so that nothing is shown in
 * another order than it is stored, and nothing is overlooked. Tabs and line ends stay.
 */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (char) =>
    char === '\t' || char === '\n' || char === '\r' ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
