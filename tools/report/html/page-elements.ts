import type { Severity } from '../../template-access/rules/finding';
import type { ReportedGrant, SourceLine } from '../model/access-report';
import { breakable } from './breakable';
import { markup, NOTHING, type Markup } from './markup';

/** A label with a color and a sign; the sign is in the style sheet, so that the text is only the label. */
export function badge(kind: Severity | ReportedGrant['effect']): Markup {
  return markup`<span class="badge ${kind}">${kind === 'limit' ? 'boundary' : kind}</span>`;
}

/** Short names in a row, with warnings highlighted. */
export function chips(names: readonly string[]): Markup {
  if (names.length === 0) return NOTHING;
  const items = names.map((name) =>
    name.startsWith('⚠')
      ? markup`<li class="loud"><code>${breakable(name)}</code></li>`
      : markup`<li><code>${breakable(name)}</code></li>`,
  );
  return markup`<ul class="chips">${items}</ul>`;
}

/** One text per line. */
export function lines(texts: readonly string[]): Markup {
  if (texts.length === 0) return NOTHING;
  return markup`<ul class="lines">${texts.map((text) => markup`<li>${breakable(text)}</li>`)}</ul>`;
}

/** A name and its value. */
export type Definition = readonly [name: string, value: Markup];

/** A description list without empty values. */
export function definitions(all: readonly Definition[]): Markup {
  const filled = all.filter(([, value]) => value.html !== '');
  if (filled.length === 0) return NOTHING;
  const items = filled.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return markup`<dl>${items}</dl>`;
}

/** Keys and lines of the stage file. */
export function sourceLines(why: readonly SourceLine[]): Markup {
  if (why.length === 0) return NOTHING;
  const items = why.map(
    ({ path, line }) =>
      markup`<li><code>${breakable(path)}</code> <span class="line">line ${line}</span></li>`,
  );
  return markup`<ul class="why">${items}</ul>`;
}
