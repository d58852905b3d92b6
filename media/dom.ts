/** Attributes and listeners of a new element. Text always becomes text nodes: what events hold is never read as HTML. */
export interface ElementOptions {
  readonly class?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly on?: Readonly<Record<string, (event: Event) => void>>;
}

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: ElementOptions = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (options.class !== undefined) made.className = options.class;
  if (options.text !== undefined) made.textContent = options.text;
  for (const [key, value] of Object.entries(options.attributes ?? {})) made.setAttribute(key, value);
  for (const [key, listener] of Object.entries(options.on ?? {})) made.addEventListener(key, listener);
  made.append(...children);
  return made;
}

export function button(text: string, onClick: () => void, title = ''): HTMLButtonElement {
  const attributes = { type: 'button', ...(title === '' ? {} : { title }) };
  return element('button', { text, attributes, on: { click: onClick } });
}
