import { CommandError } from '../command-error';
import type { CopiedRows, RestorePoint, RestoreRequest } from './restore-request';

/** The options of `npm run restore` that decide what it does. */
export interface RestoreFlags {
  readonly list?: boolean;
  readonly drill?: boolean;
  readonly cleanUp?: boolean;
  readonly adopt?: boolean;
  readonly copyBack?: boolean;
  readonly table?: string;
  readonly at?: Date;
  readonly latest?: boolean;
  readonly backup?: string;
  readonly restored?: string;
  readonly tenant?: string;
  readonly user?: string;
  readonly partitionKey?: string;
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly out?: string;
  readonly junit?: string;
}

type Flag = keyof RestoreFlags;
type Mode = RestoreRequest['mode'];

/** The option that selects a mode; without any, a table is restored. */
const MODE_FLAGS = ['list', 'drill', 'cleanUp', 'adopt', 'copyBack'] as const;

/** The options of each mode: `one` of each group is required, and no two of it fit together. */
const OPTIONS: Readonly<Record<Mode, { readonly one: Flag[][]; readonly optional: Flag[] }>> = {
  list: { one: [], optional: ['json'] },
  drill: { one: [], optional: ['table', 'out', 'junit'] },
  cleanUp: { one: [], optional: [] },
  restore: { one: [['table'], ['at', 'latest', 'backup']], optional: [] },
  adopt: { one: [['table'], ['restored']], optional: [] },
  copyBack: {
    one: [['table'], ['restored'], ['tenant', 'user', 'partitionKey']],
    optional: ['overwrite', 'dryRun'],
  },
};

/**
 * What the options ask for.
 *
 * @param evidenceFile where a drill writes by default
 * @throws {CommandError} with all options that are missing or do not fit together
 */
export function restoreRequest(flags: RestoreFlags, evidenceFile: string): RestoreRequest {
  const given = (Object.keys(flags) as Flag[]).filter((flag) => flags[flag] !== undefined);
  const modes = MODE_FLAGS.filter((flag) => given.includes(flag));
  const mode = modes[0] ?? 'restore';
  const errors = modes.length > 1 ? [exclusive(modes)] : usageErrors(mode, given);
  if (errors.length > 0) throw new CommandError('usage', errors.join('\n'));
  return requestOf(mode, flags, evidenceFile);
}

function usageErrors(mode: Mode, given: readonly Flag[]): string[] {
  const { one, optional } = OPTIONS[mode];
  const allowed = [...one.flat(), ...optional];
  const misplaced = given.filter((flag) => flag !== mode && !allowed.includes(flag));
  const groups = one.map((group) => [group, group.filter((flag) => given.includes(flag))] as const);
  return [
    ...groups.filter(([, found]) => found.length === 0).map(([group]) => missing(mode, group)),
    ...groups.filter(([, found]) => found.length > 1).map(([, found]) => exclusive(found)),
    ...(misplaced.length > 0 ? [`${nameOf(mode)} does not take ${words(misplaced, 'or')}.`] : []),
  ];
}

function missing(mode: Mode, group: readonly Flag[]): string {
  const also = mode === 'restore' && group.includes('table') ? ', or --list, --drill' : '';
  return `${nameOf(mode)} needs ${words(group, 'or')}${also}.`;
}

function exclusive(flags: readonly Flag[]): string {
  return `Pass only one of ${words(flags, 'and')}.`;
}

function words(flags: readonly Flag[], last: string): string {
  const names = flags.map(optionOf);
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(` ${last} `);
}

function nameOf(mode: Mode): string {
  return mode === 'restore' ? 'A restore' : optionOf(mode);
}

function optionOf(flag: Flag): string {
  return `--${flag.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function requestOf(mode: Mode, flags: RestoreFlags, evidenceFile: string): RestoreRequest {
  const { table = '', restored = '', overwrite = false, dryRun = false, json = false } = flags;
  switch (mode) {
    case 'list':
      return { mode, json };
    case 'drill':
      return { mode, table: flags.table, out: flags.out ?? evidenceFile, junit: flags.junit };
    case 'cleanUp':
      return { mode };
    case 'restore':
      return { mode, table, point: pointOf(flags) };
    case 'adopt':
      return { mode, table, restored };
    case 'copyBack':
      return { mode, table, restored, rows: rowsOf(flags), overwrite, dryRun };
  }
}

function pointOf({ at, backup }: RestoreFlags): RestorePoint {
  if (at !== undefined) return { kind: 'time', at };
  return backup === undefined ? { kind: 'latest' } : { kind: 'backup', arn: backup };
}

function rowsOf({ tenant, user, partitionKey = '' }: RestoreFlags): CopiedRows {
  if (tenant !== undefined) return { kind: 'tenant', tenant };
  return user === undefined
    ? { kind: 'partitionKey', value: partitionKey }
    : { kind: 'user', user };
}
