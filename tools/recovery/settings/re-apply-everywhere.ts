import type { LiveTable } from '../live-table';
import type { RecoveryClients } from '../recovery-clients';
import type { Waiting } from '../waiting';
import { readTableSettings } from './read-table-settings';
import { reApplySettings } from './re-apply-settings';
import { REGIONAL_SETTINGS, SETTING_NAMES, type TableSettings } from './table-settings';

/** The settings of a restored table and of its replicas, in words. */
export interface ReAppliedEverywhere {
  readonly applied: readonly string[];
  readonly failed: readonly string[];
}

/** Sets the settings of a restored table, and those that each replica has of its own, to those of the live table. */
export async function reApplyEverywhere(
  clients: RecoveryClients,
  live: LiveTable,
  restoredName: string,
  waiting: Waiting,
): Promise<ReAppliedEverywhere> {
  const settings = await readTableSettings(clients, live.tableName, live.hasOwnKey);
  const restored = { ...restoredTable(live.tableArn, restoredName), hasOwnKey: live.hasOwnKey };
  const here = inWords(await reApplySettings(clients, settings, restored, waiting));
  const there: ReAppliedEverywhere[] = [];
  for (const region of Object.keys(settings.replicas)) {
    there.push(await reApplyIn(region, clients, live, restored.tableName, waiting));
  }
  return {
    applied: [here, ...there].flatMap(({ applied }) => applied),
    failed: [here, ...there].flatMap(({ failed }) => failed),
  };
}

/** The settings of the replica in a Region. A replica that could not be created is reported already. */
function reApplyIn(
  region: string,
  clients: RecoveryClients,
  { tableName, tableArn, hasOwnKey }: LiveTable,
  restoredName: string,
  waiting: Waiting,
): Promise<ReAppliedEverywhere> {
  return clients.inRegion(region, async (regional) => {
    const settings: TableSettings = await readTableSettings(regional, tableName, hasOwnKey);
    const arn = tableArn.replace(/^((?:[^:]*:){3})[^:]*/, `$1${region}`);
    const replica = { ...restoredTable(arn, restoredName), hasOwnKey };
    const result = await reApplySettings(regional, settings, replica, waiting, REGIONAL_SETTINGS);
    return inWords(result, ` in ${region}`);
  });
}

function restoredTable(liveArn: string, tableName: string) {
  return { tableName, tableArn: liveArn.replace(/[^/]+$/, () => tableName) };
}

function inWords(
  { applied, failed }: Awaited<ReturnType<typeof reApplySettings>>,
  where = '',
): ReAppliedEverywhere {
  return {
    applied: applied.map((setting) => `${SETTING_NAMES[setting]}${where}`),
    failed: [...failed].map(([setting, error]) => `${SETTING_NAMES[setting]}${where}: ${error}`),
  };
}
