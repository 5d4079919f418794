import { text } from 'node:stream/consumers';
import { Option, type Command } from 'commander';
import { CommandError } from '../tools/command-error';
import { newPassword } from '../tools/new-password';
import { configuredEndpoint } from '../tools/sdk/endpoint';
import { isLoopback } from '../tools/sdk/loopback';
import type { StackOptions } from '../tools/sdk/stage-stack';
import { changeUser } from '../tools/users/change-user';
import { removeUser } from '../tools/users/remove-user';
import type { PasswordSource } from '../tools/users/user-request';
import { regionOption, run, stageCommand } from './command';
import { namedStage, type StageFlags } from './named-stage';
import { terminal } from './terminal';

interface Flags extends StageFlags, StackOptions {
  readonly email?: string;
  readonly tenant?: string;
  readonly group?: readonly string[];
  readonly passwordStdin?: boolean;
  readonly generatePassword?: boolean;
  readonly remove?: boolean;
}

export function userCommand(): Command {
  return stageCommand('npm run user --')
    .description(
      'Creates a user of a deployed stage who can sign in, or changes an existing one. Cognito sends an invitation by e-mail, unless a password is given or generated. The local AWS sends none: there a password is generated.',
    )
    .argument('<name>', "the user's e-mail address, or user name if the stage's signIn asks for it")
    .option('--email <address>', 'the e-mail address of a user who signs in with a user name')
    .option('--tenant <id>', 'the tenant of the user, or the one to move to')
    .option('--group <name>', 'a group to add the user to; repeatable', repeated)
    .addOption(
      new Option('--password-stdin', 'read a permanent password from stdin').conflicts(
        'generatePassword',
      ),
    )
    .option('--generate-password', 'generate a permanent password, and show it in this terminal')
    .addOption(
      new Option('--remove', 'delete the user').conflicts([
        ...['email', 'tenant', 'group', 'passwordStdin', 'generatePassword'],
      ]),
    )
    .addOption(regionOption())
    .option('--endpoint <url>', 'a local instance instead of AWS (default: AWS_ENDPOINT_URL)')
    .option('--yes', 'do not ask, and use an endpoint that is not on this machine')
    .action(async (username: string, flags: Flags) => {
      const { region, endpoint, yes, email, tenant, group: groups = [], ...named } = flags;
      const stage = namedStage(named);
      const options = { region, endpoint, yes };
      if (flags.remove) return removeUser(stage, username, options, terminal.print);
      const password = await passwordSource(flags);
      const request = { username, email, tenant, groups, password };
      return changeUser(stage, request, options, terminal.print);
    });
}

function repeated(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

async function passwordSource(flags: Flags): Promise<PasswordSource> {
  if (flags.passwordStdin) return { kind: 'given', password: await passwordFromStdin() };
  const { generatePassword: isAsked = false, endpoint = configuredEndpoint() } = flags;
  const isLocal = endpoint !== undefined && isLoopback(endpoint);
  if (!isAsked && !isLocal) return { kind: 'invitation' };
  if (process.stdout.isTTY) return { kind: 'generated', password: newPassword(), isAsked };
  if (!isAsked) return { kind: 'none' };
  throw new CommandError(
    'usage',
    '--generate-password shows the password in a terminal only, which this is not. Pass --password-stdin.',
  );
}

async function passwordFromStdin(): Promise<string> {
  const fix = 'Pipe the password into the command, for example from a password manager.';
  if (process.stdin.isTTY) {
    throw new CommandError('usage', `--password-stdin shows what you type in a terminal. ${fix}`);
  }
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password !== '') return password;
  throw new CommandError('usage', `--password-stdin received no password. ${fix}`);
}

if (require.main === module) run(userCommand());
