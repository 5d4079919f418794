import { markup, NOTHING, type Markup } from './markup';

/** A name and what it is; left out where there is nothing to tell. */
export type Fact = readonly [name: string, value: Markup];

export function facts(all: readonly Fact[]): Markup {
  const told = all.filter(([, value]) => value.html !== '');
  if (told.length === 0) return NOTHING;
  const items = told.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return markup`<dl>${items}</dl>`;
}
