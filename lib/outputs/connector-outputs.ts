import type { Stack } from 'aws-cdk-lib/core';
import { connectorOutputNames, ENDPOINT_URL } from '../stage/output-names';
import { suggestedDuration } from '../connectors/connector-session';
import type { Connector, ConnectorCredentials } from '../connectors/connector';
import type { TrustKind } from '../connectors/connector-trust';
import type { StackOutput, StackOutputs } from './stack-output';

/** A connector with its ID in the stage file. */
export interface ConnectorOfStage {
  readonly id: string;
  readonly connector: Connector;
}

/**
 * The outputs with the values of connectors' forms, besides the Region and the tables, which every stack outputs.
 *
 * None is secret: the external ID is not, and of an access key only the ARN of its secret is an output.
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
  const ofEach = connectors.map((one) => outputsOf(one, stackName));
  return Object.assign({ [ENDPOINT_URL]: endpoint }, ...ofEach) as StackOutputs;
}

function outputsOf({ id, connector }: ConnectorOfStage, stackName: string): StackOutputs {
  const { credentials } = connector;
  switch (credentials.kind) {
    case 'principal':
      return principalOutputs(id, credentials, stackName);
    case 'certificate':
      return certificateOutputs(id, credentials);
    case 'accessKey':
      return accessKeyOutputs(id, credentials);
  }
}

type Credentials<Kind extends TrustKind> = Extract<ConnectorCredentials, { kind: Kind }>;

function principalOutputs(
  id: string,
  credentials: Credentials<'principal'>,
  stackName: string,
): StackOutputs {
  const names = connectorOutputNames(id);
  return {
    [names.role]: roleOutput(id, credentials),
    [names.externalId]: {
      value: credentials.externalId,
      description: `External ID that the connector ${id} sends`,
    },
    [names.sessionName]: {
      value: sessionName(stackName, id),
      description: `Suggested session name of the connector ${id}`,
    },
    [names.duration]: durationOutput(id, credentials),
  };
}

/** Without a session name, which IAM Roles Anywhere derives from the certificate. */
function certificateOutputs(id: string, credentials: Credentials<'certificate'>): StackOutputs {
  const names = connectorOutputNames(id);
  return {
    [names.role]: roleOutput(id, credentials),
    [names.duration]: durationOutput(id, credentials),
    [names.trustAnchor]: {
      value: credentials.trustAnchorArn,
      description: `Trust anchor of the connector ${id}`,
    },
    [names.profile]: {
      value: credentials.profileArn,
      description: `Roles Anywhere profile of the connector ${id}`,
    },
  };
}

function accessKeyOutputs(id: string, { user, secret }: Credentials<'accessKey'>): StackOutputs {
  const names = connectorOutputNames(id);
  return {
    [names.user]: { value: user.userArn, description: `User of the connector ${id}` },
    [names.secret]: {
      value: secret.secretArn,
      description: `Secret with the access key of the connector ${id}`,
    },
  };
}

function roleOutput(id: string, { role }: Credentials<'principal' | 'certificate'>): StackOutput {
  return { value: role.roleArn, description: `Role of the connector ${id}` };
}

function durationOutput(
  id: string,
  { maxSessionDuration }: Credentials<'principal' | 'certificate'>,
): StackOutput {
  return {
    value: String(suggestedDuration(maxSessionDuration.toSeconds())),
    description: `Suggested session duration of the connector ${id}, in seconds`,
  };
}

/** Source: STS API reference, AssumeRole. */
const MAX_SESSION_NAME = 64;

/** A session name of at most 64 characters that identifies stack and connector in CloudTrail. */
export function sessionName(stackName: string, id: string): string {
  return `${stackName}-${id}`.slice(-MAX_SESSION_NAME);
}
