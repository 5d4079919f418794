import { InvalidArgumentError } from 'commander';
import { describeProblems } from '../lib/config/describe-problems';
import { loadStage } from '../lib/config/load-stage';
import { ownEntry } from '../lib/config/own-entry';
import type { Problem } from '../lib/config/problem';
import type { Stage } from '../lib/config/schema/stage-schema';
import { stageFile } from '../lib/config/stage-file';
import type { DeployedOutputs } from '../lib/outputs/deployed-outputs';
import type { ConnectionInputs } from '../lib/probes/connection/connection-inputs';
import { connectionOf, needsOutputs } from '../lib/probes/connection/connection-of';
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
  .option('--duration <seconds>', "less than the role's maximum (default: 3600)", seconds)
  .option('--region <code>', 'the region (default: that of the stage file, then AWS_REGION)')
  .option('--endpoint <url>', 'a local instance in place of AWS')
  .option('--table <id=name>', 'a table as deployed, for who may not read the stack', table)
  .option('--source <account or url>', "where the tool's source is, which is no destination")
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
      () => stopped,
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
  if (!isCompared && !needsOutputs(stage, id, inputs)) return {};
  try {
    return await outputsOfStage(stage, inputs);
  } catch (error) {
    if (!needsOutputs(stage, id, inputs)) return {};
    throw new Error(
      `${error instanceof Error ? error.message : String(error)}; who may not read the stack names its tables with --table ID=NAME, and the role with --role-arn`,
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

/** The step that runs is ended, and what it wrote removed; whoever cannot wait for that stops it twice. */
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => (stopped = true));
}
withoutNodeVersionWarning(process.env);
program.parseAsync().catch(fail);
