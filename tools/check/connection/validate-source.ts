import { conflict, type ValidationError } from '../../../lib/stage/validation-error';
import type { ConnectorOptions, StageConfig } from '../../../lib/stage/schema/stage-schema';
import { WRITES } from '../../../lib/connectors/connector-actions';
import { isSameTool } from '../../../lib/connectors/same-tool';
import type { ConnectionInputs } from './connection-inputs';
import { isSameEndpoint } from '../../sdk/loopback';

/** A tool copies from a source to a destination in another account, or on another local instance. */
export function validateSource(
  stage: StageConfig,
  id: string,
  connector: ConnectorOptions,
  inputs: ConnectionInputs,
): ValidationError[] {
  switch (connector.purpose) {
    case 'source':
      return refuseSourceOption(id, inputs);
    case 'destination':
      return validateDestination(stage, id, connector, inputs);
  }
}

function refuseSourceOption(id: string, { source }: ConnectionInputs): ValidationError[] {
  if (source === undefined) return [];
  const expected = `no --source: connectors.${id} is a source itself`;
  return [conflict(['--source'], source, expected, 'remove it, or choose a destination')];
}

function validateDestination(
  stage: StageConfig,
  id: string,
  { trust }: ConnectorOptions,
  inputs: ConnectionInputs,
): ValidationError[] {
  const [ownSource] =
    Object.entries(stage.connectors).find(
      ([, other]) => !WRITES[other.purpose] && isSameTool(other.trust, trust),
    ) ?? [];
  // A local instance is in no account.
  if (ownSource === undefined || inputs.endpoint !== undefined) {
    return validateDifferentSource(stage, inputs);
  }
  return [
    conflict(
      ['--connector'],
      id,
      `a destination in another account than its source; connectors.${ownSource} in this stage is the same tool's source`,
      'move the destination to another stage file, and deploy that to a second account',
    ),
  ];
}

function validateDifferentSource(
  stage: StageConfig,
  { source, endpoint, roleArn }: ConnectionInputs,
): ValidationError[] {
  const account =
    endpoint === undefined ? (roleArn?.split(':')[4] ?? stage.env.account) : undefined;
  const isEqual =
    source !== undefined &&
    (source === account || (endpoint !== undefined && isSameEndpoint(source, endpoint)));
  if (!isEqual) return [];
  return [
    conflict(
      ['--source'],
      source,
      `a source in another account, or on another local instance, than the destination ${endpoint ?? String(account)}`,
      'choose a destination in another account or on another instance',
    ),
  ];
}
