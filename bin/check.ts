import { InvalidArgumentError } from 'commander';
import { loadStage } from '../lib/stage/load-stage';
import { stageFile } from '../lib/stage/stage-file';
import { optionOf } from '../tools/check/connection/connection-inputs';
import { checkDrift } from './check-drift';
import { checkConnector, type ConnectorFlags } from './check-connector';
import { checkDeployedStage, type CheckFlags } from './check-stage';
import { fail } from './fail';
import { fileOption } from './out-option';
import { withoutNodeVersionWarning } from './sdk-warning';
import { stageCommand, type StageFlags } from './stage-command';

interface Flags extends StageFlags, CheckFlags, ConnectorFlags {
  readonly connector?: string;
  readonly drift?: boolean;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly region?: string;
}

const program = stageCommand('npm run check --')
  .description(
    "Proves what a deployed stage allows and denies, as temporary users who sign in. With --connector it tests a connector's connection instead: takes its role, or the credentials of the environment, and uses its tables.",
  )
  .option('--region <code>', 'the region (default: that of the stage file, then AWS_REGION)')
  .option(
    '--endpoint <url>',
    'a local instance in place of AWS (default: AWS_ENDPOINT_URL); with --connector it needs --table where it has no CloudFormation',
  )
  .option('--profile <name>', 'a profile of the AWS CLI, in place of other credentials')
  .option('--yes', 'do not ask before anything outside this machine is touched')
  .option('--drift', 'compare what is deployed with the stage file instead; it only reads')
  .option('--require-enforced', 'take a denial that is only decided for a failure')
  .addOption(fileOption('--out <file>', 'where the evidence goes', 'check.json'))
  .addOption(fileOption('--junit <file>', 'where the results go as JUnit XML too'))
  .optionsGroup('With --connector:')
  .option('--connector <name>', 'the id of a connector in the stage file')
  .option('--role-arn <arn>', "the role to assume (default: the connector's, from the stack)")
  .option('--external-id <id>', 'the external ID to send (default: that of the stage file)')
  .option('--session-name <name>', 'the session name (default: one made from stack and connector)')
  .option(
    '--duration <seconds>',
    "less than the role's maximum (default: that of the form, 3600)",
    seconds,
  )
  .option('--table <id=name>', 'a table as deployed, for who may not read the stack', table)
  .option(
    '--source <account or url>',
    "account ID or URL of the tool's source, which must differ from this destination",
  )
  .action(async ({ stage: name, config, profile, connector, drift, ...flags }: Flags) => {
    assertTogether(connector, drift);
    const stage = loadStage(stageFile({ stage: name, config }));
    if (profile !== undefined) useProfile(profile);
    if (connector !== undefined) return checkConnector(stage, connector, flags);
    const isRight = drift ? checkDrift(stage, flags) : checkDeployedStage(stage, flags);
    if (!(await isRight)) process.exitCode = 1;
  });

const OF_CONNECTORS = [
  'roleArn',
  'externalId',
  'sessionName',
  'duration',
  'table',
  'source',
] as const;
const OF_PROBES = ['yes', 'requireEnforced', 'out', 'junit'] as const;

/** Options that would say nothing are a mistake. */
function assertTogether(connector: string | undefined, drift = false): void {
  const given = (keys: readonly string[]) =>
    keys.filter((key) => program.getOptionValueSource(key) === 'cli').map(optionOf);
  const mode = connector === undefined ? (drift ? '--drift' : undefined) : '--connector';
  const misplaced = [
    ...(mode === '--connector' ? given(['drift']) : given(OF_CONNECTORS)),
    ...(mode === undefined ? [] : given(OF_PROBES)),
  ];
  if (misplaced.length === 0) return;
  throw new Error(
    `received ${misplaced.join(', ')} ${mode === undefined ? 'without --connector' : `with ${mode}`}; expected options that go together, see --help; leave ${misplaced.length > 1 ? 'them' : 'it'} out`,
  );
}

/** Every client of this process looks here; keys of the environment would come into its way. */
function useProfile(name: string): void {
  for (const key of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
    Reflect.deleteProperty(process.env, key);
  }
  process.env.AWS_PROFILE = name;
}

function table(pair: string, previous: Record<string, string> = {}): Record<string, string> {
  const [, id, name] = /^(\w+)=(.+)$/.exec(pair) ?? [];
  if (id === undefined || name === undefined) {
    throw new InvalidArgumentError('expected ID=NAME, such as orders=orders-prod');
  }
  return { ...previous, [id]: name };
}

function seconds(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number of seconds');
}

withoutNodeVersionWarning(process.env);
program.parseAsync().catch(fail);
