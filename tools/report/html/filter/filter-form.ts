import { READ_ACTIONS, WRITE_ACTIONS } from '../../../template-access/policies/table-actions';
import type { AccessReport } from '../../model/access-report';
import { markup, type Markup } from '../markup';
import { matchingActions } from './matching-actions';

/** The options of each control of the filter. */
export interface FilterOptions {
  readonly principals: readonly Option[];
  readonly tables: readonly Option[];
  readonly actions: readonly Option[];
}

export interface Option {
  /** The value in a link to the filtered page. */
  readonly value: string;
  readonly text: string;
}

/** Actions include those that wildcards allow, so that a filter by `DeleteItem` finds `*`. */
export function filterOptions({ principals, tables }: AccessReport): FilterOptions {
  const grants = principals.flatMap((principal) => principal.grants);
  const reached = grants.flatMap((grant) => grant.tables);
  const named = grants.flatMap((grant) => grant.actions);
  const allowed = grants.filter(({ effect }) => effect === 'allow');
  const covered = allowed.flatMap((grant) =>
    matchingActions(grant, [...READ_ACTIONS, ...WRITE_ACTIONS]),
  );
  return {
    principals: distinct(
      principals.map(({ id, title }) => ({
        value: id,
        text: id === title ? id : `${id}: ${title}`,
      })),
    ),
    tables: distinct([...tables.map(({ id }) => id), ...reached].map(option)),
    actions: distinct([...named, ...covered].map(option)).sort(byText),
  };
}

function option(value: string): Option {
  return { value, text: value };
}

/** The first option of each value. */
function distinct(options: readonly Option[]): Option[] {
  return options.filter(
    ({ value }, position) => options.findIndex((one) => one.value === value) === position,
  );
}

function byText(one: Option, other: Option): number {
  return one.text.localeCompare(other.text, 'en');
}

/** Hidden until the page's script shows it, because it does not work without the script. */
export function filterForm({ principals, tables, actions }: FilterOptions): Markup {
  return markup`<form class="filter card" aria-label="Filter permissions" autocomplete="off" hidden>
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
