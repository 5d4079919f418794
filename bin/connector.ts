import { Option, type Command } from 'commander';
import { formatValidationErrors } from '../lib/stage/format-validation-errors';
import { ownEntry } from '../lib/aws/own-entry';
import { CALLS_ASSUME_ROLE } from '../lib/connectors/connector-trust';
import type { ConnectorOptions, StageConfig } from '../lib/stage/schema/stage-schema';
import { connectorForm, type ConnectorForm } from '../lib/outputs/connector-form';
import { changeAccessKey } from '../tools/access-keys/change-access-key';
import { issuedKey } from '../tools/access-keys/issued-key';
import type { KeyCommand } from '../tools/access-keys/key-step';
import { CommandError } from '../tools/command-error';
import { configuredEndpoint, resolveEndpoint } from '../tools/sdk/endpoint';
import { stageOutputs } from '../tools/sdk/stage-stack';
import { unknownConnector } from '../tools/unknown-connector';
import { alignedLines } from './aligned-lines';
import { regionOption, run, stageCommand } from './command';
import { namedStage, namedStageFile, stageWords, type StageFlags } from './named-stage';

const KEY_COMMANDS: readonly KeyCommand[] = ['issue', 'rotate', 'retire'];

interface Flags extends StageFlags {
  readonly json?: boolean;
  readonly region?: string;
  readonly endpoint?: string;
  readonly issueKey?: boolean;
  readonly rotateKey?: boolean;
  readonly retireKey?: boolean;
  readonly yes?: boolean;
}

export function connectorCommand(): Command {
  return stageCommand('npm run connector --')
    .description(
      "Prints the values for a tool's form, from a deployed stack, as lines and as JSON; or issues, rotates or retires the access key of a connector.",
    )
    .argument(
      '[name]',
      "the connector's ID in the stage file; without it, the connectors are listed",
    )
    .option('--json', 'print JSON only')
    .addOption(regionOption())
    .option('--endpoint <url>', 'a local instance instead of AWS (default: AWS_ENDPOINT_URL)')
    .optionsGroup('For a connector with an access key:')
    .addOption(keyOption('issue', 'create the access key and store it in the secret'))
    .addOption(
      keyOption('rotate', 'create a second access key and store it; the first one still works'),
    )
    .addOption(keyOption('retire', 'delete the access key that the secret does not hold'))
    .option(
      '--yes',
      'do not ask for confirmation, delete a key that a tool may still use, and use an endpoint that is not on this machine',
    )
    .action(showOrChange);
}

async function showOrChange(name: string | undefined, flags: Flags): Promise<void> {
  const stage = namedStage(flags);
  const command = KEY_COMMANDS.find((one) => flags[`${one}Key`] === true);
  const endpoint = flags.endpoint ?? configuredEndpoint();
  if (command === undefined && endpoint === undefined && flags.yes) {
    const needed = [...KEY_COMMANDS.map((one) => `--${one}-key`), '--endpoint'].join(', ');
    throw new CommandError('usage', `--yes needs one of ${needed}.`);
  }
  if (name === undefined) {
    if (command !== undefined) throw missingName(command);
    list(stage, flags);
    return;
  }
  const options = connectorNamed(stage, name);
  await (command === undefined
    ? printForm(stage, name, options, flags)
    : changeAccessKey(stage, name, command, flags, console.log));
}

function keyOption(command: KeyCommand, description: string): Option {
  const others = KEY_COMMANDS.filter((one) => one !== command).map((one) => `${one}Key`);
  return new Option(`--${command}-key`, description).conflicts([...others, 'json']);
}

function missingName(command: KeyCommand): CommandError {
  return new CommandError(
    'usage',
    `--${command}-key needs the ID of a connector: NAME --${command}-key`,
  );
}

async function printForm(
  stage: StageConfig,
  name: string,
  options: ConnectorOptions,
  { json = false, region, yes, ...flags }: Flags,
): Promise<void> {
  const { endpoint: option, ...named } = flags;
  const endpoint = resolveEndpoint(option, yes);
  const outputs = await stageOutputs(stage, { region, endpoint });
  const { form, note } = await withAccessKey(
    connectorForm(stage, name, options, outputs),
    endpoint,
    named,
  );
  if (!json) {
    console.log(alignedLines(fields(form)).join('\n'));
    if (note !== undefined) console.log(`\n${note}`);
    console.log(`\nTo test the connection as the tool:\n${checkCommand(form, options, named)}\n`);
  }
  console.log(JSON.stringify(form, null, 2));
}

/** The form with the ID of the issued access key, if the connector has one. */
async function withAccessKey(
  form: ConnectorForm,
  endpoint: string | undefined,
  named: StageFlags,
): Promise<{ readonly form: ConnectorForm; readonly note?: string }> {
  const { secretArn, region, connector } = form;
  if (secretArn === undefined) return { form };
  const issued = await issuedKey({ region, endpoint }, secretArn);
  switch (issued.kind) {
    case 'issued':
      return { form: { ...form, accessKeyId: issued.key.accessKeyId } };
    case 'none':
      return { form, note: `No access key is issued. Run:\n${issueCommand(connector, named)}` };
    case 'unreadable':
      return { form, note: 'These credentials cannot read the secret with the access key.' };
  }
}

function issueCommand(connector: string, named: StageFlags): string {
  return ['npm run connector --', connector, ...stageWords(named), '--issue-key'].join(' ');
}

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
  named: StageFlags,
): string {
  const words = [
    `--connector ${connector}`,
    ...stageWords(named),
    ...(CALLS_ASSUME_ROLE[trust.kind] ? [`--role-arn ${String(roleArn)}`] : []),
    ...Object.entries(tables).map(([id, table]) => `--table ${id}=${table}`),
  ];
  return `npm run check -- ${words.join(' ')}`;
}

if (require.main === module) run(connectorCommand());
