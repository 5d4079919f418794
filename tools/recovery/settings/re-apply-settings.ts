import { isDeepStrictEqual } from 'node:util';
import { errorLine } from '../../sdk/aws-errors';
import type { RecoveryClients } from '../recovery-clients';
import { untilActive } from '../until-active';
import { pause, StoppedError, type Waiting } from '../waiting';
import { applySetting, type TargetTable } from './apply-setting';
import { readTableSettings } from './read-table-settings';
import { settingDifferences } from './setting-differences';
import { SETTING_NAMES, SETTINGS, type Setting, type TableSettings } from './table-settings';

/** What was set on a restored table, and what could not be set. */
export interface ReAppliedSettings {
  readonly applied: readonly Setting[];
  /** With the error of AWS. */
  readonly failed: ReadonlyMap<Setting, string>;
}

/** AWS refuses these while it is still working on the table, such as on recovery in its first minutes. */
const TRANSIENT =
  /ResourceInUse|LimitExceeded|ContinuousBackupsUnavailable|ConcurrentUpdate|ReplicatedWriteConflict/;

/** Looks in a row that find the same differences: five minutes on AWS. */
const IDLE_LOOKS = 30;

/**
 * Sets the settings of a restored table to those of the live one, one after the other. Can be repeated: what is set
 * already is left alone.
 *
 * @param among which settings @default - all
 * @throws {StoppedError} if the command is asked to stop
 */
export async function reApplySettings(
  clients: RecoveryClients,
  live: TableSettings,
  restored: TargetTable & { readonly hasOwnKey: boolean },
  waiting: Waiting,
  among: readonly Setting[] = SETTINGS,
): Promise<ReAppliedSettings> {
  const applied = new Set<Setting>();
  let open: Setting[] = [];
  let failed = new Map<Setting, string>();
  for (let idle = 0; idle < IDLE_LOOKS;) {
    const found = await readTableSettings(clients, restored.tableName, restored.hasOwnKey);
    const now = settingDifferences(live, found, among);
    if (now.length === 0) return { applied: [...applied], failed: new Map() };
    const isSame = isDeepStrictEqual(now, open);
    const isFinal = isSame && now.every((one) => isPermanent(failed.get(one)));
    if (isFinal) break;
    idle = isSame ? idle + 1 : 0;
    if (isSame) await pause(waiting);
    open = now;
    failed = await applyAll(clients, live, found, restored, open, waiting);
    open.filter((one) => !failed.has(one)).forEach((one) => applied.add(one));
  }
  return {
    applied: [...applied].filter((one) => !open.includes(one)),
    failed: new Map(open.map((one) => [one, failed.get(one) ?? 'AWS did not apply it'])),
  };
}

function isPermanent(error: string | undefined): boolean {
  return error !== undefined && !TRANSIENT.test(error);
}

/** @returns the errors */
async function applyAll(
  clients: RecoveryClients,
  live: TableSettings,
  found: TableSettings,
  restored: TargetTable,
  open: readonly Setting[],
  waiting: Waiting,
): Promise<Map<Setting, string>> {
  const failed = new Map<Setting, string>();
  for (const setting of open) {
    if (waiting.isStopped()) throw new StoppedError();
    waiting.showProgress(`${restored.tableName}: ${SETTING_NAMES[setting]}`);
    await applySetting(clients, restored, setting, live, found).catch((error: unknown) => {
      failed.set(setting, errorLine(error));
    });
    await untilActive(clients.dynamoDb, restored.tableName, waiting);
  }
  return failed;
}
