import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { loadStage } from '../lib/stage/load-stage';
import { adoptTable } from '../tools/recovery/adopt-table';
import { cleanUpDrills } from '../tools/recovery/clean-up-drills';
import { copyBack } from '../tools/recovery/copy-back';
import { listRecoveryPoints } from '../tools/recovery/list-recovery-points';
import type { RecoveryContext } from '../tools/recovery/recovery-context';
import { restoreRequest, type RestoreFlags } from '../tools/recovery/restore-flags';
import type { RestoreRequest } from '../tools/recovery/restore-request';
import { restoreTable } from '../tools/recovery/restore-table';
import { runDrill } from '../tools/recovery/run-drill';
import type { StackOptions } from '../tools/sdk/stage-stack';
import { fileOption, regionOption, run, stageCommand } from './command';
import { EXIT_CODES } from './fail';
import { namedStageFile, type StageFlags } from './named-stage';
import { terminal } from './terminal';

type Flags = StageFlags & StackOptions & RestoreFlags;

export function restoreCommand(): Command {
  return stageCommand('npm run restore --')
    .description(
      'Restores a table of a deployed stage into a new table, lists what can be restored, and tries it (--drill). --adopt makes the restored table the one of the application; --copy-back copies only some items into the live table.',
    )
    .option('--table <id>', 'the ID of a table in the stage file; with --drill, only this table')
    .option('--at <time>', 'the time to restore to, such as 2026-11-28T10:00Z', time)
    .option('--latest', 'the latest restorable time, at most some five minutes ago')
    .option('--backup <arn>', 'an on-demand backup, or a recovery point of AWS Backup')
    .addOption(regionOption())
    .option('--endpoint <url>', 'a local instance instead of AWS (default: AWS_ENDPOINT_URL)')
    .option('--yes', 'do not ask, and use an endpoint that is not on this machine')
    .optionsGroup('Listing and trying:')
    .option('--list', 'list what each table can be restored to')
    .option('--json', 'with --list: as JSON')
    .option('--drill', 'restore each table into a temporary one, compare it, and remove it')
    .option('--clean-up', 'remove the temporary tables of interrupted drills')
    .addOption(fileOption('--out <file>', 'with --drill: the evidence (default: "restore.json")'))
    .addOption(fileOption('--junit <file>', 'with --drill: the results as JUnit XML, in addition'))
    .optionsGroup('After a restore:')
    .option('--restored <name>', 'the name of the restored table')
    .option('--adopt', 'edit the stage file so that the restored table becomes an existing table')
    .option('--copy-back', 'copy items of the restored table into the live one')
    .option('--tenant <id>', 'with --copy-back: the items of a tenant')
    .option('--user <id>', 'with --copy-back: the items of a user, by sub or identity ID')
    .option('--partition-key <key>', 'with --copy-back: the items with this partition key')
    .option('--overwrite', 'with --copy-back: replace items that exist in the live table')
    .option('--dry-run', 'with --copy-back: count only')
    .action(restore);
}

async function restore({
  stage: name,
  config,
  region,
  endpoint,
  yes,
  ...flags
}: Flags): Promise<void> {
  const request = restoreRequest(flags, resolve('restore.json'));
  const stageFile = namedStageFile({ stage: name, config });
  const stage = loadStage(stageFile);
  const options = { region, endpoint, yes };
  const passed = await dispatch(request, { stage, stageFile, options, terminal });
  if (!passed) process.exitCode = EXIT_CODES.check;
}

/** @returns whether everything is as expected */
function dispatch(request: RestoreRequest, context: RecoveryContext): Promise<boolean> {
  switch (request.mode) {
    case 'list':
      return listRecoveryPoints(request, context);
    case 'drill':
      return runDrill(request, context);
    case 'cleanUp':
      return cleanUpDrills(request, context);
    case 'restore':
      return restoreTable(request, context);
    case 'adopt':
      return adoptTable(request, context);
    case 'copyBack':
      return copyBack(request, context);
  }
}

/** A time without a zone would be that of this machine. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function time(text: string): Date {
  const at = new Date(text);
  if (TIME.test(text) && !Number.isNaN(at.getTime())) return at;
  throw new InvalidArgumentError('Write a time with its zone, for example 2026-11-28T10:00Z.');
}

if (require.main === module) run(restoreCommand());
