import { InvalidArgumentError } from 'commander';
import { describeProblems } from '../lib/config/describe-problems';
import { loadStage } from '../lib/config/load-stage';
import type { Problem } from '../lib/config/problem';
import { stageFile } from '../lib/config/stage-file';
import type { ConnectionInputs } from '../lib/probes/connection/connection-inputs';
import { connectionOf, needsOutputs } from '../lib/probes/connection/connection-of';
import { connectionProblems } from '../lib/probes/connection/connection-problems';
import { connectionSteps, type ConnectionStep } from '../lib/probes/connection/connection-steps';
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
    refuse(connectionProblems(stage, id, inputs));
    const connector = stage.connectors[id];
    if (!connector) return;
    const outputs = needsOutputs(stage, id, inputs) ? await outputsOfStage(stage, inputs) : {};
    const connection = connectionOf(stage, id, connector, inputs, outputs);
    const { role } = connection;
    // Once more, now that the role's account is known.
    refuse(role ? connectionProblems(stage, id, { ...inputs, roleArn: role.roleArn }) : []);
    const region = regionOf(stage, connection.region);
    for (const step of connectionSteps({ ...connection, region })) await run(step);
    console.log(`${id} is connected`);
  });

function seconds(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number of seconds');
}

function table(pair: string, previous: Record<string, string> = {}): Record<string, string> {
  const [, id, name] = /^(\w+)=(.+)$/.exec(pair) ?? [];
  if (id === undefined || name === undefined) {
    throw new InvalidArgumentError('expected ID=NAME, such as orders=orders-prod');
  }
  return { ...previous, [id]: name };
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Error(describeProblems('npm run check', problems));
}

async function run(step: ConnectionStep): Promise<void> {
  try {
    console.log(`✔ ${step.title} → ${await step.run()}`);
  } catch (error) {
    throw new Error(`✖ ${step.title}\n    ${String(error)}\n    change    ${step.change(error)}`, {
      cause: error,
    });
  }
}

withoutNodeVersionWarning(process.env);
program.parseAsync().catch(fail);
