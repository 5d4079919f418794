import type { StageConfig } from '../lib/stage/schema/stage-schema';
import { sourceCommand } from '../tools/local/environment-file';
import { stageWords, type StageFlags } from './named-stage';

/** A local AWS that keeps running. */
export interface KeptInstance {
  readonly endpoint: string;
  /** The file with its environment. */
  readonly environmentFile: string;
}

/**
 * What to do after `npm start`, as lines.
 *
 * @param named names the stage again
 */
export function nextSteps(
  named: StageFlags,
  stage: StageConfig,
  kept: KeptInstance | undefined,
): string[] {
  const flags = stageWords(named);
  const command = (name: string, ...words: readonly string[]) =>
    [name, ...[...flags, ...words].flatMap((word, at) => (at === 0 ? ['--', word] : [word]))].join(
      ' ',
    );
  if (!kept) {
    return [
      'The local AWS is stopped. Next:',
      ...aligned({
        [command('npm start', '--keep')]: 'leaves it running, for a front end',
        [command('npm run report')]: 'says who can do what, and why',
        [`npx cdk deploy -c ${contextFlag(named)}`]: 'deploys the stage to your AWS account',
      }),
    ];
  }
  return [
    `The local AWS keeps running at ${kept.endpoint}. Next:`,
    ...aligned({
      [sourceCommand(kept.environmentFile)]: 'lets the commands of a shell use it',
      [command('npm run user', ...newUser(stage))]: 'creates a user who can sign in',
      [command('npm start', '--keep')]: 'deploys a changed stage file to it',
      'npm run stop': 'stops it',
    }),
  ];
}

/** An existing user pool is replaced by a local one, whose users sign in with their e-mail address. */
function newUser({ identity }: StageConfig): string[] {
  return identity.userPool.signIn === 'username'
    ? ['you', '--email', 'you@example.com']
    : ['you@example.com'];
}

function contextFlag({ stage = 'dev', config }: StageFlags): string {
  return config === undefined ? `stage=${stage}` : `config=${config}`;
}

/** Commands with a comment, which can be copied together. */
function aligned(comments: Readonly<Record<string, string>>): string[] {
  const width = Math.max(...Object.keys(comments).map(({ length }) => length));
  return Object.entries(comments).map(
    ([command, comment]) => `  ${command.padEnd(width)}  # ${comment}`,
  );
}
