import { DYNAMODB_NAME_CHARACTERS } from '../../../lib/aws/name-patterns';
import { RESTORED } from '../../../lib/backup/restored-table-name';

/** What the name of a drill's table has behind that of the table. */
const DRILL = `${RESTORED}drill-`;

/**
 * The name of a restored table: that of its table, and the time of its data.
 *
 * @param attempt 1, or more if the table exists already
 */
export function restoredName(tableName: string, time: string, attempt: number): string {
  return withSuffix(tableName, `${RESTORED}${compact(time)}${attempt === 1 ? '' : `-${attempt}`}`);
}

/** The name of the temporary table of a drill. */
export function drillName(tableName: string, began: string): string {
  return withSuffix(tableName, `${DRILL}${compact(began)}`);
}

/** Whether a name is one that a drill gives, for a table. */
export function isDrillName(tableName: string, name: string): boolean {
  const [, time] = /-restored-drill-(\d{8}T\d{6}Z)$/.exec(name) ?? [];
  return time !== undefined && drillName(tableName, time) === name;
}

/** `2026-11-28T10:00:00Z` as `20261128T100000Z`. */
function compact(time: string): string {
  return time.replaceAll(/[-:]/g, '');
}

function withSuffix(tableName: string, suffix: string): string {
  return tableName.slice(0, DYNAMODB_NAME_CHARACTERS - suffix.length) + suffix;
}
