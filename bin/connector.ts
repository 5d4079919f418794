import { formatValidationErrors } from '../lib/stage/format-validation-errors';
import { ownEntry } from '../lib/aws/name-patterns';
import { CALLS_ASSUME_ROLE } from '../lib/connectors/connector-trust';
import type { ConnectorOptions, StageConfig } from '../lib/stage/schema/stage-schema';
import { unknownConnector } from '../lib/stage/unknown-connector';
import { connectorForm, type ConnectorForm } from '../lib/outputs/connector-form';
import { CommandError } from '../tools/command-error';
import { stageOutputs } from '../tools/sdk/stage-stack';
import { alignedLines } from './aligned-lines';
import { regionOption, run, stageCommand } from './command';
import { namedStage, namedStageFile, type StageFlags } from './named-stage';

interface Flags extends StageFlags {
  readonly json?: boolean;
  readonly region?: string;
}

const program = stageCommand('npm run connector --')
  .description("Prints the values for a tool's form, from a deployed stack, as lines and as JSON.")
  .argument('[name]', "the connector's ID in the stage file; without it, the connectors are listed")
  .option('--json', 'print JSON only')
  .addOption(regionOption())
  .action(async (name: string | undefined, { json = false, region, ...named }: Flags) => {
    const stage = namedStage(named);
    if (name === undefined) {
      list(stage, named);
      return;
    }
    const options = connectorNamed(stage, name);
    const form = connectorForm(stage, name, options, await stageOutputs(stage, { region }));
    if (!json) {
      console.log(alignedLines(fields(form)).join('\n'));
      console.log(`\nTo test the connection as the tool:\n${checkCommand(form, options, named)}\n`);
    }
    console.log(JSON.stringify(form, null, 2));
  });

function list({ connectors }: StageConfig, named: StageFlags): void {
  const all = Object.entries(connectors).map(([id, { purpose }]) => [id, purpose]);
  const file = namedStageFile(named);
  if (all.length === 0) {
    console.log(`${file} has no connectors.`);
    return;
  }
  console.log(`Connectors in ${file}; add a name to print its values:\n`);
  console.log(alignedLines(Object.fromEntries(all) as Record<string, string>).join('\n'));
}

/** @throws {CommandError} if the stage has no such connector */
function connectorNamed(stage: StageConfig, name: string): ConnectorOptions {
  const options = ownEntry(stage.connectors, name);
  if (options) return options;
  const errors = [unknownConnector(stage, name, 'NAME')];
  throw new CommandError('usage', formatValidationErrors('npm run connector', errors));
}

/** One line a field, and one line a table. */
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
