import { element } from '../dom.js';

const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

/** JSON text as text nodes and coloured spans. Very long texts stay plain: colours would cost more than they tell. */
export function colouredJson(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  if (text.length > 100_000) {
    fragment.append(text);
    return fragment;
  }
  let from = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [whole, quoted, colon, word] = match;
    fragment.append(text.slice(from, match.index));
    from = match.index + whole.length;
    if (quoted === undefined)
      fragment.append(element('span', { class: word === undefined ? 'number' : 'word', text: whole }));
    else {
      fragment.append(
        element('span', { class: colon === undefined ? 'string' : 'property', text: quoted }),
        colon ?? '',
      );
    }
  }
  fragment.append(text.slice(from));
  return fragment;
}
