import type { Cause } from '../access-report';
import { breakable } from './breakable';
import { markup, NOTHING, type Markup } from './markup';

/** What in the report's source caused something; nothing where that is not known. */
export function causes(why: readonly Cause[]): Markup {
  if (why.length === 0) return NOTHING;
  const items = why.map(
    ({ path, line }) =>
      markup`<li><code>${breakable(path)}</code> <span class="line">line ${line}</span></li>`,
  );
  return markup`<ul class="why">${items}</ul>`;
}
