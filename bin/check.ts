import { InvalidArgumentError } from 'commander';
import { loadStage } from '../lib/stage/load-stage';
import type { StageConfig } from '../lib/stage/schema/stage-schema';
import { stageFile } from '../lib/stage/stage-file';
import { checkDeployedStage, type CheckOptions } from '../tools/check/check-deployed-stage';
import { checkConnector } from '../tools/check/connection/check-connector';
import { optionOf, type ConnectionInputs } from '../tools/check/connection/connection-inputs';
import { describeDifference } from '../tools/drift/property-differences';
import { stageDrift } from '../tools/drift/stage-drift';
import { describeCallerIdentity } from '../tools/sdk/caller-identity';
import { stageCaller, stageStack } from '../tools/sdk/stage-stack';
import { fileOption, run, stageCommand, type StageFlags } from './command';
import { terminal } from './terminal';

interface Flags extends StageFlags, CheckOptions, Omit<ConnectionInputs, 'tables'> {
  readonly connector?: string;
  /** Names of tables by their IDs. */
  readonly table?: Readonly<Record<string, string>>;
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
    if (connector !== undefined) {
      const { table: tables = {}, ...inputs } = flags;
      return checkConnector(stage, connector, { ...inputs, tables }, terminal);
    }
    const passed = await (drift
      ? checkDrift(stage, flags)
      : checkDeployedStage(stage, flags, terminal));
    if (!passed) process.exitCode = 1;
  });

/** @returns whether there is no drift */
async function checkDrift(stage: StageConfig, flags: Flags): Promise<boolean> {
  const target = await stageCaller(stage, flags);
  console.log(describeCallerIdentity(target));
  const { stackId } = await stageStack(stage, target);
  const { compared, differences } = await stageDrift(stage, { stackId, target });
  differences.forEach((one) => console.log(`✖ ${describeDifference(one)}`));
  console.log(`compared ${compared.join(', ')}: ${differences.length || 'no'} differences`);
  return differences.length === 0;
}

const CONNECTOR_OPTIONS = [
  'roleArn',
  'externalId',
  'sessionName',
  'duration',
  'table',
  'source',
] as const;
const PROBE_OPTIONS = ['yes', 'requireEnforced', 'out', 'junit'] as const;

/** An option without effect is a mistake. */
function assertTogether(connector: string | undefined, drift = false): void {
  const given = (keys: readonly string[]) =>
    keys.filter((key) => program.getOptionValueSource(key) === 'cli').map(optionOf);
  const mode = connector === undefined ? (drift ? '--drift' : undefined) : '--connector';
  const misplaced = [
    ...(mode === '--connector' ? given(['drift']) : given(CONNECTOR_OPTIONS)),
    ...(mode === undefined ? [] : given(PROBE_OPTIONS)),
  ];
  if (misplaced.length === 0) return;
  throw new Error(
    `received ${misplaced.join(', ')} ${mode === undefined ? 'without --connector' : `with ${mode}`}; expected options that go together, see --help; leave ${misplaced.length > 1 ? 'them' : 'it'} out`,
  );
}

/** For all SDK clients of this process; access keys of the environment would take precedence. */
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

run(program);
