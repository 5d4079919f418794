import { ownEntry } from '../../../lib/aws/own-entry';
import { formatValidationErrors } from '../../../lib/stage/format-validation-errors';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import type { DeployedOutputs } from '../../../lib/outputs/deployed-outputs';
import { assertEndpoint, configuredEndpoint } from '../../sdk/endpoint';
import { regionOf, stageOutputs } from '../../sdk/stage-stack';
import { CommandError } from '../../command-error';
import type { Terminal } from '../terminal';
import type { ConnectionInputs } from './connection-inputs';
import { missingInputs, resolveConnection } from './connection';
import { connectionSteps } from './connection-steps';
import { runSteps } from './connection-step';
import { validateConnection } from './validate-connection';

/**
 * Tests the connection of a connector, step by step.
 *
 * @throws {Error} if an option is wrong or a step fails
 */
export async function checkConnector(
  stage: StageConfig,
  id: string,
  inputs: ConnectionInputs,
  { print, stopping }: Pick<Terminal, 'print' | 'stopping'>,
): Promise<void> {
  assertInputs(stage, id, inputs);
  assertEndpoint(inputs.endpoint ?? configuredEndpoint(), inputs.yes);
  const connector = ownEntry(stage.connectors, id);
  if (!connector) return;
  const outputs = await neededOutputs(stage, id, inputs);
  const connection = resolveConnection(stage, id, connector, inputs, outputs);
  const { role } = connection;
  // Validated again, because some rules need the account of the role.
  if (role) assertInputs(stage, id, { ...inputs, roleArn: role.roleArn });
  const region = regionOf(stage, connection.region);
  await runSteps(connectionSteps({ ...connection, region }), print, stopping());
  print(`✔ ${id} can connect`);
}

function assertInputs(stage: StageConfig, id: string, inputs: ConnectionInputs): void {
  const today = new Date().toISOString().slice(0, 10);
  const errors = validateConnection(stage, id, inputs, today);
  if (errors.length === 0) return;
  throw new CommandError('usage', formatValidationErrors('npm run check', errors));
}

/** The outputs of the stack; none if the options suffice and the caller cannot read the stack. */
async function neededOutputs(
  stage: StageConfig,
  id: string,
  inputs: ConnectionInputs,
): Promise<DeployedOutputs> {
  // Without a role or a local instance, the caller must be the connector itself, whose ARN is an output.
  const isCompared = inputs.roleArn === undefined && inputs.endpoint === undefined;
  const missing = missingInputs(stage, id, inputs);
  if (!isCompared && missing.length === 0) return {};
  try {
    return await stageOutputs(stage, inputs);
  } catch (error) {
    if (missing.length === 0) return {};
    const message = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      'environment',
      `${message}\nWithout permission to read the stack, add ${missing.join(' ')}`,
      { cause: error },
    );
  }
}
