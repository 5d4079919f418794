import { constants } from 'node:os';
import { InvalidArgumentError } from 'commander';
import { describeProblems } from '../lib/config/describe-problems';
import { loadStage } from '../lib/config/load-stage';
import { ownEntry } from '../lib/config/own-entry';
import type { Problem } from '../lib/config/problem';
import type { Stage } from '../lib/config/schema/stage-schema';
import { stageFile } from '../lib/config/stage-file';
import type { DeployedOutputs } from '../lib/outputs/deployed-outputs';
import type { ConnectionInputs } from '../lib/probes/connection/connection-inputs';
import { connectionOf, missingInputs } from '../lib/probes/connection/connection-of';
import { connectionProblems } from '../lib/probes/connection/connection-problems';
import { connectionSteps } from '../lib/probes/connection/connection-steps';
import { runSteps } from '../lib/probes/connection/run-steps';
import { outputsOfStage, regionOf } from './deployed-stage';
import { fail } from './fail';
import { withoutNodeVersionWarning } from './sdk-warning';
import { stageCommand, type StageFlags } from './stage-command';

interface Flags extends StageFlags, Omit<ConnectionInputs, 'tables'> {
  readonly connector: string;
  readonly table?: Readonly<Record<string, string>>;
}

const program = stageCommand('npm run check --')
  .description(
    "Tests a connector's connection: takes its role, or the credentials of the environment, and uses its tables.",
  )
  .requiredOption('--connector <name>', 'the id of the connector in the stage file')
  .option('--role-arn <arn>', "the role to assume (default: the connector's, from the stack)")
  .option('--external-id <id>', 'the external ID to send (default: that of the stage file)')
  .option('--session-name <name>', 'the session name (default: one made from stack and connector)')
  .option(
    '--duration <seconds>',
    "less than the role's maximum (default: that of the form, 3600)",
    seconds,
  )
  .option('--region <code>', 'the region (default: that of the stage file, then AWS_REGION)')
  .option(
    '--endpoint <url>',
    'a local instance in place of AWS; needs --table where it has no CloudFormation',
  )
  .option('--table <id=name>', 'a table as deployed, for who may not read the stack', table)
  .option(
    '--source <account or url>',
    "account ID or URL of the tool's source, which must differ from this destination",
  )
  .action(async ({ connector: id, table = {}, stage: name, config, ...given }: Flags) => {
    const stage = loadStage(stageFile({ stage: name, config }));
    const inputs = { ...given, tables: table };
    refuse(stage, id, inputs);
    const connector = ownEntry(stage.connectors, id);
    if (!connector) return;
    const outputs = await knownOutputs(stage, id, inputs);
    const connection = connectionOf(stage, id, connector, inputs, outputs);
    const { role } = connection;
    // Once more, now that the role's account is known.
    if (role) refuse(stage, id, { ...inputs, roleArn: role.roleArn });
    const region = regionOf(stage, connection.region);
    await runSteps(
      connectionSteps({ ...connection, region }),
      (line) => console.log(line),
      () => stoppedAt !== undefined,
    );
    console.log(`${id} is connected`);
  });

function refuse(stage: Stage, id: string, inputs: ConnectionInputs): void {
  const today = new Date().toISOString().slice(0, 10);
  const problems: readonly Problem[] = connectionProblems(stage, id, inputs, today);
  if (problems.length > 0) throw new Error(describeProblems('npm run check', problems));
}

/** The outputs of the stack; none where they are not needed, and the credentials are not such as may read them. */
async function knownOutputs(
  stage: Stage,
  id: string,
  inputs: ConnectionInputs,
): Promise<DeployedOutputs> {
  // Those who assume a role need not be the connector themselves, and a local instance knows nobody.
  const isCompared = inputs.roleArn === undefined && inputs.endpoint === undefined;
  const missing = missingInputs(stage, id, inputs);
  if (!isCompared && missing.length === 0) return {};
  try {
    return await outputsOfStage(stage, inputs);
  } catch (error) {
    if (missing.length === 0) return {};
    throw new Error(
      `${error instanceof Error ? error.message : String(error)}; who may not read the stack adds what the form says: ${missing.join(' ')}`,
      { cause: error },
    );
  }
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

/** npm passes a signal on that the terminal has sent already. */
const SAME_SIGNAL_MS = 1_000;

/** The step that runs is ended, and what it wrote removed; whoever cannot wait for that stops it once more. */
let stoppedAt: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stoppedAt !== undefined && Date.now() - stoppedAt > SAME_SIGNAL_MS) {
      process.exit(128 + constants.signals[signal]);
    }
    if (stoppedAt === undefined) console.error('stopping…');
    stoppedAt ??= Date.now();
  });
}
withoutNodeVersionWarning(process.env);
program.parseAsync().catch(fail);
