import type { Stack } from 'aws-cdk-lib/core';
import { connectorOutputNames, ENDPOINT_URL } from '../stage/consumer-names';
import { suggestedDuration } from '../connectors/connector-session';
import type { ConnectorOptions } from '../stage/schema/stage-schema';
import type { Connector } from '../connectors/connector';
import { present, type StackOutputs } from './stack-output';

export interface ConnectorOfStage {
  readonly id: string;
  readonly options: ConnectorOptions;
  readonly connector: Connector;
}

/**
 * What is deployed of the fields of connectors' forms, apart from region and tables, which every stack has outputs of.
 *
 * The external ID is no secret, and an access key is named by its secret only.
 */
export function connectorOutputs(
  connectors: readonly ConnectorOfStage[],
  { region, urlSuffix, stackName }: Pick<Stack, 'region' | 'urlSuffix' | 'stackName'>,
): StackOutputs {
  if (connectors.length === 0) return {};
  const endpoint = {
    value: `https://dynamodb.${region}.${urlSuffix}`,
    description: 'Endpoint URL of DynamoDB',
  };
  const ofEach = connectors.map((one) => present(fields(one, stackName)));
  return Object.assign({ [ENDPOINT_URL]: endpoint }, ...ofEach) as StackOutputs;
}

function fields({ id, options, connector }: ConnectorOfStage, stackName: string) {
  const names = connectorOutputNames(id);
  const { role, maxSessionDuration, rolesAnywhere, accessKey } = connector;
  const { trust } = options;
  // Roles Anywhere names sessions by the certificate.
  const isNamedByTool = 'principalArn' in trust;
  return {
    [names.role]: { value: role?.roleArn, description: `Role of the connector ${id}` },
    [names.externalId]: {
      value: isNamedByTool ? trust.externalId : undefined,
      description: `External ID that the connector ${id} sends`,
    },
    [names.sessionName]: {
      value: isNamedByTool ? sessionName(stackName, id) : undefined,
      description: `Suggested session name of the connector ${id}`,
    },
    [names.duration]: {
      value:
        maxSessionDuration === undefined
          ? undefined
          : String(suggestedDuration(maxSessionDuration)),
      description: `Suggested session duration of the connector ${id}, in seconds`,
    },
    [names.trustAnchor]: {
      value: rolesAnywhere?.trustAnchorArn,
      description: `Trust anchor of the connector ${id}`,
    },
    [names.profile]: {
      value: rolesAnywhere?.profileArn,
      description: `Roles Anywhere profile of the connector ${id}`,
    },
    [names.user]: { value: accessKey?.user.userArn, description: `User of the connector ${id}` },
    [names.secret]: {
      value: accessKey?.secret.secretArn,
      description: `Secret with the access key of the connector ${id}`,
    },
  };
}

/** Source: STS API reference, AssumeRole: a session name has 2 to 64 characters. */
const LONGEST_SESSION_NAME = 64;

/** A session name that tells, in CloudTrail, which connector of which stack it was. */
export function sessionName(stackName: string, id: string): string {
  return `${stackName}-${id}`.slice(-LONGEST_SESSION_NAME);
}
