import type { Command } from 'commander';
import { takeBackups } from '../tools/recovery/take-backups';
import type { StackOptions } from '../tools/sdk/stage-stack';
import { loadStage } from '../lib/stage/load-stage';
import { regionOption, run, stageCommand } from './command';
import { namedStageFile, type StageFlags } from './named-stage';
import { terminal } from './terminal';

interface Flags extends StageFlags, StackOptions {
  readonly table?: string;
}

export function backupCommand(): Command {
  return stageCommand('npm run backup --')
    .description(
      'Takes an on-demand backup of the tables of a deployed stage now, with DynamoDB, and prints the ARNs. npm run restore -- --list lists them. Scheduled backups: the key backup of the stage file.',
    )
    .option('--table <id>', 'the ID of a table in the stage file (default: all tables)')
    .addOption(regionOption())
    .option('--endpoint <url>', 'a local instance instead of AWS (default: AWS_ENDPOINT_URL)')
    .option('--yes', 'do not ask, and use an endpoint that is not on this machine')
    .action(({ region, endpoint, yes, table, ...named }: Flags) => {
      const stageFile = namedStageFile(named);
      const options = { region, endpoint, yes };
      const context = { stage: loadStage(stageFile), stageFile, options, terminal };
      return takeBackups({ table, now: new Date() }, context);
    });
}

if (require.main === module) run(backupCommand());
