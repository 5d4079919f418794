import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { ownEntry } from '../../lib/aws/own-entry';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { CommandError } from '../command-error';
import { confirmOnAws, describeCallerIdentity, type CallerIdentity } from '../sdk/caller-identity';
import { clientConfig } from '../sdk/client-config';
import { stackResources, type DeployedStack } from '../sdk/deployed-stack';
import { stageCaller, stageStack, type StackOptions } from '../sdk/stage-stack';
import {
  placeInOutputs,
  readKeyState,
  withKeyAdvice,
  withKeyClients,
  type KeyPlace,
} from './connector-keys';
import { howToRetire, keyStep, type KeyCommand } from './key-step';
import { lastUse, type KeyState } from './key-state';
import { runKeyStep, type KeyChange } from './run-key-step';

/**
 * Issues, rotates or retires the access key of a connector in a deployed stage.
 *
 * @param id the ID of a connector of the stage
 * @param options with `yes`, also a key that a tool may still use is deleted
 * @throws {CommandError} if the connector has no access key, or the environment is the cause; {Error} if the state of the
 *   keys forbids it
 */
export async function changeAccessKey(
  stage: StageConfig,
  id: string,
  command: KeyCommand,
  options: StackOptions,
  print: (line: string) => void,
): Promise<void> {
  assertHasAccessKey(stage, id, command);
  const caller = await stageCaller(stage, options);
  print(describeCallerIdentity(caller));
  const place = await keyPlace(stage, id, caller);
  await withKeyClients(caller, async (clients) => {
    const state = await readKeyState(clients, place);
    const step = keyStep(command, state, options.yes === true);
    switch (step.kind) {
      case 'refuse':
        throw new Error(`${id}: ${step.error}\n${step.fix}`);
      case 'none':
        print(`The secret already holds access key ${step.key.accessKeyId} of ${id}.`);
        if (step.other) print(`A second key exists. ${howToRetire(step.other, step.key)}`);
        return;
      case 'create':
      case 'restore':
      case 'delete':
        if (options.yes !== true) await confirmOnAws(caller, `${id}: ${planOf(step)}`);
        const held = await runKeyStep(clients, place, step);
        for (const line of resultLines(place, step, state, held)) print(line);
    }
  });
}

function assertHasAccessKey({ connectors }: StageConfig, id: string, command: KeyCommand): void {
  if (ownEntry(connectors, id)?.trust.kind === 'accessKey') return;
  const having = Object.entries(connectors).filter(([, { trust }]) => trust.kind === 'accessKey');
  const names = having.map(([name]) => name).join(', ') || 'none';
  throw new CommandError(
    'usage',
    `--${command}-key is for connectors with an access key, which ${id} does not have. Connectors with one: ${names}.`,
  );
}

async function keyPlace(stage: StageConfig, id: string, caller: CallerIdentity): Promise<KeyPlace> {
  const stack = await stageStack(stage, caller);
  return { ...placeInOutputs(stack.outputs, id), keysOfStack: await keysOfStack(stack, caller) };
}

/** Access keys that are resources of the stack, as in a stage that was deployed by version 0.1. */
async function keysOfStack({ stackId }: DeployedStack, caller: CallerIdentity): Promise<string[]> {
  const client = new CloudFormationClient(clientConfig(caller));
  try {
    const resources = await withKeyAdvice('ListStackResources', () =>
      stackResources(client, stackId),
    );
    return Object.values(resources)
      .filter(({ type }) => type === 'AWS::IAM::AccessKey')
      .map(({ physicalId }) => physicalId);
  } finally {
    client.destroy();
  }
}

/** What a change does, for the confirmation. */
function planOf(step: KeyChange): string {
  switch (step.kind) {
    case 'create':
      return [
        ...step.lost.map(
          (key) =>
            `Deletes access key ${key.accessKeyId}, which is in no secret and ${lastUse(key)}.`,
        ),
        'Creates an access key and stores it in the secret.',
      ].join(' ');
    case 'restore':
      return `Stores access key ${step.key.accessKeyId} again, which an earlier version of the secret holds.`;
    case 'delete':
      return `Deletes access key ${step.old.accessKeyId}, which ${lastUse(step.old)}. The secret holds ${step.current.accessKeyId}, which ${lastUse(step.current)}.`;
  }
}

function resultLines(
  { secretArn }: KeyPlace,
  step: KeyChange,
  { keys, current }: KeyState,
  accessKeyId: string,
): string[] {
  if (step.kind === 'delete') {
    const { old } = step;
    return [
      `Deleted access key ${old.accessKeyId}, which ${lastUse(old)}. The secret holds ${accessKeyId}.`,
    ];
  }
  const old = keys.find(
    (key) => key.accessKeyId === current?.accessKeyId && key.accessKeyId !== accessKeyId,
  );
  return [
    `The secret ${secretArn} holds access key ${accessKeyId}.`,
    ...(old ? [howToRetire(old, { accessKeyId })] : []),
  ];
}
