import type { Page } from 'playwright-core';
import { waitFor } from '../../support/waitFor.js';
import { activeEditor, type Squiggle } from './editor.js';

/** The words that the active editor underlines so, as they are seen: from the places on the screen, from the top. */
export async function underlined(page: Page, kind: Squiggle = 'error'): Promise<readonly string[]> {
  return activeEditor(page).evaluate((element, wanted) => {
    const squiggles = [...element.querySelectorAll(`.squiggly-${wanted}`)].map((one) => one.getBoundingClientRect());
    const under = squiggles.map(() => '');
    const range = document.createRange();
    for (const line of element.querySelectorAll('.view-line')) {
      const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        const words = node.textContent ?? '';
        for (let i = 0; i < words.length; i++) {
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          const [x, y] = [(left + right) / 2, (top + bottom) / 2];
          squiggles.forEach((box, at) => {
            if (x > box.left && x < box.right && y > box.top && y < box.bottom)
              under[at] = `${under[at] ?? ''}${words[i] ?? ''}`;
          });
        }
      }
    }
    const ordered = squiggles.map(({ top, left }, at) => ({ top, left, words: under[at] ?? '' }));
    ordered.sort((a, b) => a.top - b.top || a.left - b.left);
    return ordered.map(({ words }) => words.replaceAll('\u00a0', ' '));
  }, kind);
}

/** Waits until exactly these words are underlined so, and no others. */
export async function waitForUnderlined(page: Page, words: readonly string[], kind: Squiggle = 'error'): Promise<void> {
  let seen: readonly string[] = [];
  try {
    await waitFor(
      'the underlined words',
      async () => {
        seen = await underlined(page, kind);
        return seen.join('\n') === words.join('\n');
      },
      { timeout: 20_000 },
    );
  } catch (error) {
    throw new Error(`Underlined are [${seen.join(', ')}], not [${words.join(', ')}].`, { cause: error });
  }
}

/** Counts from now on how often the active editor underlines nothing as an error; the count comes when it is asked for. */
export async function watchSquiggles(page: Page): Promise<() => Promise<number>> {
  const watched = await activeEditor(page).evaluateHandle((element) => {
    const seen = { underlined: true, flickers: 0 };
    new MutationObserver(() => {
      const underlined = element.querySelector('.squiggly-error') !== null;
      if (seen.underlined && !underlined) seen.flickers++;
      seen.underlined = underlined;
    }).observe(element, { childList: true, subtree: true, attributes: true });
    return seen;
  });
  return async () => watched.evaluate(({ flickers }) => flickers);
}
