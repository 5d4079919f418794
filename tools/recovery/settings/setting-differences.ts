import { isDeepStrictEqual } from 'node:util';
import { SETTINGS, type Setting, type TableSettings } from './table-settings';

/**
 * The settings that a restored table has not yet from the live one, in the order in which they are applied. What only the
 * restored table has, such as a tag, is no difference.
 */
export function settingDifferences(
  live: TableSettings,
  restored: TableSettings,
  among: readonly Setting[] = SETTINGS,
): Setting[] {
  return SETTINGS.filter((setting) => among.includes(setting)).filter(
    (setting) => !hasAll(live[setting], restored[setting]),
  );
}

/** Whether a value has everything of another. */
function hasAll(wanted: unknown, found: unknown): boolean {
  if (wanted === undefined || wanted === false) return true;
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) {
    return isDeepStrictEqual(wanted, found);
  }
  if (typeof found !== 'object' || found === null) return false;
  return Object.entries(wanted).every(([key, value]) =>
    hasAll(value, (found as Record<string, unknown>)[key]),
  );
}
