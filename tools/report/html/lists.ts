import { breakable } from './breakable';
import { markup, NOTHING, type Markup } from './markup';

/** Short names, one after the other; a warning is not to be overlooked. */
export function chips(names: readonly string[]): Markup {
  if (names.length === 0) return NOTHING;
  const items = names.map((name) =>
    name.startsWith('⚠')
      ? markup`<li class="loud"><code>${breakable(name)}</code></li>`
      : markup`<li><code>${breakable(name)}</code></li>`,
  );
  return markup`<ul class="chips">${items}</ul>`;
}

/** Texts below each other. */
export function lines(texts: readonly string[]): Markup {
  if (texts.length === 0) return NOTHING;
  return markup`<ul class="lines">${texts.map((text) => markup`<li>${breakable(text)}</li>`)}</ul>`;
}
