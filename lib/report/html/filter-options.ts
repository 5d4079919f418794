import type { AccessReport } from '../access-report';

/** What can be chosen in each control of the filter. */
export interface FilterOptions {
  readonly principals: readonly Option[];
  readonly tables: readonly Option[];
  readonly actions: readonly Option[];
}

export interface Option {
  /** What a link to the filtered page names it by. */
  readonly value: string;
  readonly text: string;
}

export function filterOptions({ principals, tables }: AccessReport): FilterOptions {
  const grants = principals.flatMap((principal) => principal.grants);
  const reached = grants.flatMap((grant) => grant.tables);
  const actions = grants.flatMap((grant) => grant.actions);
  return {
    principals: distinct(
      principals.map(({ id, title }) => ({
        value: id,
        text: id === title ? id : `${id}: ${title}`,
      })),
    ),
    tables: distinct([...tables.map(({ id }) => id), ...reached].map(named)),
    actions: distinct(actions.map(named)).sort(byText),
  };
}

function named(value: string): Option {
  return { value, text: value };
}

/** The first of those of the same value. */
function distinct(options: readonly Option[]): Option[] {
  return options.filter(
    ({ value }, position) => options.findIndex((one) => one.value === value) === position,
  );
}

function byText(one: Option, other: Option): number {
  return one.text.localeCompare(other.text, 'en');
}
