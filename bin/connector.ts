import { Argument } from 'commander';
import { formatValidationErrors } from '../lib/stage/format-validation-errors';
import { loadStage } from '../lib/stage/load-stage';
import { ownEntry } from '../lib/aws/name-patterns';
import { CALLS_ASSUME_ROLE } from '../lib/connectors/connector-trust';
import type { ConnectorOptions } from '../lib/stage/schema/stage-schema';
import { stageFile } from '../lib/stage/stage-file';
import { unknownConnector } from '../lib/stage/unknown-connector';
import { connectorForm, type ConnectorForm } from '../lib/outputs/connector-form';
import { stageOutputs } from '../tools/sdk/stage-stack';
import { run, stageCommand, type StageFlags } from './command';

interface Flags extends StageFlags {
  readonly json?: boolean;
}

const program = stageCommand('npm run connector --')
  .description(
    "Prints what is entered in a tool's form, from a deployed stack: as a table and as JSON.",
  )
  .addArgument(new Argument('<name>', 'the id of the connector in the stage file'))
  .option('--json', 'the JSON alone')
  .action(async (name: string, { json = false, ...named }: Flags) => {
    const stage = loadStage(stageFile(named));
    const options = ownEntry(stage.connectors, name);
    if (!options) {
      const error = unknownConnector(stage, name, 'NAME');
      throw new Error(formatValidationErrors('npm run connector', [error]));
    }
    const form = connectorForm(stage, name, options, await stageOutputs(stage));
    if (!json) {
      console.table(fields(form));
      console.log(`As the tool, test it with\n${checkCommand(form, options, named)}\n`);
    }
    console.log(JSON.stringify(form, null, 2));
  });

/** One line a field: those of tables by their ids. */
function fields({ tables, sourceIps, ...others }: ConnectorForm): Record<string, string> {
  const ofTables = Object.entries(tables).map(([id, name]) => [`table ${id}`, name]);
  const ofRanges = sourceIps ? [['sourceIps', sourceIps.join(', ')]] : [];
  const rest = Object.entries(others).map(([field, value]) => [field, String(value)]);
  return Object.fromEntries([...rest, ...ofTables, ...ofRanges]) as Record<string, string>;
}

/** The command that tests the connection with the tool's credentials, which cannot read the stack. */
function checkCommand(
  { connector, roleArn, tables }: ConnectorForm,
  { trust }: ConnectorOptions,
  { stage, config }: StageFlags,
): string {
  const options = {
    connector: [connector],
    ...(stage !== undefined && { stage: [stage] }),
    ...(config !== undefined && { config: [config] }),
    ...(CALLS_ASSUME_ROLE[trust.kind] && { 'role-arn': [String(roleArn)] }),
    table: Object.entries(tables).map(([id, name]) => `${id}=${name}`),
  };
  const words = Object.entries(options).flatMap(([option, values]) =>
    values.map((value) => `--${option} ${value}`),
  );
  return `npm run check -- ${words.join(' ')}`;
}

run(program);
