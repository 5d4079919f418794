import { InvalidArgumentError, type Command } from 'commander';
import { MAX_SESSION_BOUNDS } from '../lib/aws/session-limits';
import { DEFAULT_MAX_SESSION, suggestedDuration } from '../lib/connectors/connector-session';
import type { StageConfig } from '../lib/stage/schema/stage-schema';
import { configuredEndpoint } from '../tools/sdk/endpoint';
import { CommandError } from '../tools/command-error';
import { checkDeployedStage, type CheckOptions } from '../tools/check/check-deployed-stage';
import { checkConnector } from '../tools/check/connection/check-connector';
import { optionOf, type ConnectionInputs } from '../tools/check/connection/connection-inputs';
import { describeDifference } from '../tools/drift/property-differences';
import { stageDrift } from '../tools/drift/stage-drift';
import { describeCallerIdentity } from '../tools/sdk/caller-identity';
import { stageCaller, stageStack } from '../tools/sdk/stage-stack';
import { fileOption, regionOption, run, stageCommand, verboseOption } from './command';
import { EXIT_CODES } from './fail';
import { namedStage, type StageFlags } from './named-stage';
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

export function checkCommand(): Command {
  const { min: shortest } = MAX_SESSION_BOUNDS;
  return stageCommand('npm run check --')
    .description(
      "Proves what a deployed stage allows and denies, as temporary users who sign in. --connector tests a connector's connection instead: with its role, or the credentials of the environment, on its tables.",
    )
    .addOption(regionOption())
    .option(
      '--endpoint <url>',
      'a local instance instead of AWS (default: AWS_ENDPOINT_URL); without CloudFormation there, --connector needs --table',
    )
    .option('--profile <name>', 'a profile of the AWS CLI, instead of other credentials')
    .option('--yes', 'do not ask, and use an endpoint that is not on this machine')
    .option('--drift', 'compare the deployed settings with the stage file instead; read-only')
    .option('--require-enforced', 'fail if a denial was simulated rather than enforced')
    .addOption(fileOption('--out <file>', 'the evidence', 'check.json'))
    .addOption(fileOption('--junit <file>', 'the results as JUnit XML, in addition'))
    .addOption(verboseOption())
    .optionsGroup('With --connector:')
    .option('--connector <name>', 'the ID of a connector in the stage file')
    .option('--role-arn <arn>', "the role to assume (default: the stack's output)")
    .option('--external-id <id>', "the external ID to send (default: the stage file's)")
    .option('--session-name <name>', 'the session name (default: from stack name and connector ID)')
    .option(
      '--duration <seconds>',
      `below the role's maximum session duration (default: ${suggestedDuration(DEFAULT_MAX_SESSION)}, or ${suggestedDuration(shortest)} for a maximum of ${shortest})`,
      seconds,
    )
    .option(
      '--table <id=name>',
      'the name of a deployed table, without permission to read the stack; repeatable',
      table,
    )
    .option(
      '--source <account or url>',
      "account ID or URL of the tool's source, which must not be this destination's",
    )
    .action(check);
}

async function check(
  { stage: name, config, profile, connector, drift, ...flags }: Flags,
  command: Command,
): Promise<void> {
  assertTogether(command, connector, drift, flags.endpoint ?? configuredEndpoint());
  const stage = namedStage({ stage: name, config });
  if (profile !== undefined) useProfile(profile);
  if (connector !== undefined) {
    const { table: tables = {}, ...inputs } = flags;
    return checkConnector(stage, connector, { ...inputs, tables }, terminal);
  }
  const passed = await (drift
    ? checkDrift(stage, flags)
    : checkDeployedStage(stage, flags, terminal));
  if (!passed) process.exitCode = EXIT_CODES.check;
}

/** @returns whether there is no drift */
async function checkDrift(stage: StageConfig, flags: Flags): Promise<boolean> {
  const target = await stageCaller(stage, flags);
  terminal.print(describeCallerIdentity(target));
  const { stackId, outputs } = await stageStack(stage, target);
  const { compared, differences } = await stageDrift(stage, { stackId, outputs, target });
  differences.forEach((one) => terminal.print(`✖ ${describeDifference(one)}`));
  const count =
    differences.length === 1 ? '1 difference' : `${differences.length || 'no'} differences`;
  terminal.print(`Compared ${compared.join(', ')}: ${count}`);
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
const PROBE_OPTIONS = ['requireEnforced', 'out', 'junit', 'verbose'] as const;

/** @throws {CommandError} if an option would have no effect */
function assertTogether(
  command: Command,
  connector: string | undefined,
  drift = false,
  endpoint: string | undefined,
): void {
  const given = (keys: readonly string[]) =>
    keys.filter((key) => command.getOptionValueSource(key) === 'cli').map(optionOf);
  const mode = connector === undefined ? (drift ? '--drift' : undefined) : '--connector';
  const misplaced = [
    ...(mode === '--connector' ? given(['drift']) : given(CONNECTOR_OPTIONS)),
    ...(mode === undefined || endpoint !== undefined ? [] : given(['yes'])),
    ...(mode === undefined ? [] : given(PROBE_OPTIONS)),
  ];
  if (misplaced.length === 0) return;
  const conflict = mode === undefined ? 'need --connector' : `cannot be used with ${mode}`;
  throw new CommandError('usage', `These options ${conflict}: ${misplaced.join(', ')}`);
}

/** Sets the profile for all SDK clients of this process. Access keys in the environment would take precedence. */
function useProfile(name: string): void {
  for (const key of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
    Reflect.deleteProperty(process.env, key);
  }
  process.env.AWS_PROFILE = name;
}

function table(pair: string, previous: Record<string, string> = {}): Record<string, string> {
  const [, id, name] = /^(\w+)=(.+)$/.exec(pair) ?? [];
  if (id === undefined || name === undefined) {
    throw new InvalidArgumentError('Write ID=NAME, for example orders=orders-prod.');
  }
  return { ...previous, [id]: name };
}

function seconds(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number of seconds.');
}

if (require.main === module) run(checkCommand());
