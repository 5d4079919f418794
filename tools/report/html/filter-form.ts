import type { FilterOptions, Option } from './filter-options';
import { markup, type Markup } from './markup';

/** Hidden until the page's script shows it, because nothing else makes it work. */
export function filterForm({ principals, tables, actions }: FilterOptions): Markup {
  return markup`<form class="filter card" aria-label="Filter the grants" autocomplete="off" hidden>
${control('principal', 'Principal', principals)}
${control('table', 'Table', tables)}
${control('action', 'Action', actions)}
<button type="button">Reset</button>
<p role="status" aria-live="polite"></p>
</form>`;
}

function control(name: string, title: string, options: readonly Option[]): Markup {
  const items = options.map(({ value, text }) => markup`<option value="${value}">${text}</option>`);
  return markup`<label><span>${title}</span>
<select name="${name}"><option value="">All</option>${items}</select></label>`;
}
