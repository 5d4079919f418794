import { formatValidationErrors } from '../lib/stage/format-validation-errors';
import { ownEntry } from '../lib/aws/name-patterns';
import type { ValidationError } from '../lib/stage/validation-error';
import type { StageConfig } from '../lib/stage/schema/stage-schema';
import type { DeployedOutputs } from '../lib/outputs/deployed-outputs';
import type { ConnectionInputs } from '../tools/check/connection/connection-inputs';
import { resolveConnection, missingInputs } from '../tools/check/connection/connection';
import { validateConnection } from '../tools/check/connection/validate-connection';
import { connectionSteps } from '../tools/check/connection/connection-steps';
import { runSteps } from '../tools/check/connection/connection-step';
import { outputsOfStage, regionOf } from './deployed-stage';
import { stopping } from './stopping';

/** What a person says of the connection; tables by their ids. */
export interface ConnectorFlags extends Omit<ConnectionInputs, 'tables'> {
  readonly table?: Readonly<Record<string, string>>;
}

/** Tests a connector's connection; tells each step. */
export async function checkConnector(
  stage: StageConfig,
  id: string,
  { table = {}, ...given }: ConnectorFlags,
): Promise<void> {
  const inputs = { ...given, tables: table };
  refuse(stage, id, inputs);
  const connector = ownEntry(stage.connectors, id);
  if (!connector) return;
  const outputs = await knownOutputs(stage, id, inputs);
  const connection = resolveConnection(stage, id, connector, inputs, outputs);
  const { role } = connection;
  // Once more, now that the role's account is known.
  if (role) refuse(stage, id, { ...inputs, roleArn: role.roleArn });
  const region = regionOf(stage, connection.region);
  await runSteps(
    connectionSteps({ ...connection, region }),
    (line) => console.log(line),
    stopping(),
  );
  console.log(`${id} is connected`);
}

function refuse(stage: StageConfig, id: string, inputs: ConnectionInputs): void {
  const today = new Date().toISOString().slice(0, 10);
  const problems: readonly ValidationError[] = validateConnection(stage, id, inputs, today);
  if (problems.length > 0) throw new Error(formatValidationErrors('npm run check', problems));
}

/** The outputs of the stack; none where they are not needed, and the credentials are not such as may read them. */
async function knownOutputs(
  stage: StageConfig,
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
