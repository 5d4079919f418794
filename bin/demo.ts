import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { Command } from 'commander';
import { SIGN_IN_OUTPUTS } from '../lib/stage/output-names';
import { stageWarnings } from '../lib/stage/warnings';
import { serveDemoPage } from '../tools/local/demo/demo-page';
import { createDemoUsers } from '../tools/local/demo/demo-users';
import { deployLocally } from '../tools/local/deploy-locally';
import { forgetAwsSettings, localClientConfig } from '../tools/local/local-environment';
import { runTask } from '../tools/local/task-list';
import { run, stageCommand } from './command';
import { namedStage, namedStageFile, type StageFlags } from './named-stage';
import { exitOnSignal, terminal } from './terminal';

interface Flags extends StageFlags {
  readonly open: boolean;
}

export function demoCommand(): Command {
  return stageCommand('npm run demo --')
    .description(
      'Deploys a stage to a local AWS on this machine, creates users, and opens a page on which each of them calls the tables.',
    )
    .option('--no-open', 'print the address of the page, and open no browser')
    .action(demo);
}

async function demo({ open, ...named }: Flags): Promise<void> {
  exitOnSignal(() => 'Stopped, including the local AWS.');
  forgetAwsSettings(process.env);
  const stage = namedStage(named);
  stageWarnings(stage).forEach(({ message }) => terminal.print(`Warning: ${message}\n`));
  const directory = mkdtempSync(join(tmpdir(), 'direct-access-demo-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const clientFile = join(directory, 'amplify_outputs.json');
  const stageFile = resolve(namedStageFile(named));
  const { stage: local, outputs, localAws } = await deployLocally(stage, { stageFile, clientFile });
  const client = new CognitoIdentityProviderClient(localClientConfig(localAws));
  const users = await runTask('Users', async (display) => {
    const created = await createDemoUsers(client, String(outputs[SIGN_IN_OUTPUTS.userPool]), local);
    display.title += ` → ${created.map(({ username }) => username).join(', ')}`;
    return created;
  });
  const setup = { stage: local.stackName, users };
  const isSeen = open && process.stdout.isTTY;
  const address = await runTask('Demo page', () =>
    serveDemoPage({ clientFile, setup, directory, open: isSeen }),
  );
  console.log(`\nDemo page: ${address}\nCtrl-C stops it, and the local AWS.`);
}

if (require.main === module) run(demoCommand());
