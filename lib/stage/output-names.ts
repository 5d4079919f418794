import { capitalized } from '../aws/capitalized';
import type { TrustKind } from '../connectors/connector-trust';
import { IDENTITY_POOL, USER_POOL } from '../identity/construct-ids';
import type { RunsOn } from '../workloads/trust-policy';
import { tableConstructId } from './construct-ids';

/** The outputs with which a client signs in, of every stack. */
export const SIGN_IN_OUTPUTS = {
  region: 'Region',
  userPool: `${USER_POOL}Id`,
  /** The ID of the default client. */
  client: `${USER_POOL}ClientId`,
  identityPool: `${IDENTITY_POOL}Id`,
} as const;

/** The names of the stack outputs of a table: `orders` gives `OrdersTableName` and `OrdersTableArn`. */
export function tableOutputNames(id: string): { readonly name: string; readonly arn: string } {
  return { name: `${tableConstructId(id)}Name`, arn: `${tableConstructId(id)}Arn` };
}

/** The names of the stack outputs of a workload: `api` gives `ApiRoleArn`. */
export function workloadOutputNames(id: string) {
  const name = capitalized(id);
  return {
    role: `${name}RoleArn`,
    instanceProfile: `${name}InstanceProfileArn`,
    logGroup: `${name}LogGroupName`,
  } as const;
}

type WorkloadOutput = keyof ReturnType<typeof workloadOutputNames>;

/** The outputs of a workload, by the service that runs it. */
const WORKLOAD_OUTPUTS: Readonly<Record<RunsOn, readonly WorkloadOutput[]>> = {
  ec2: ['role', 'instanceProfile'],
  lambda: ['role', 'logGroup'],
  ecs: ['role'],
  eks: ['role'],
};

/** The names of a workload's outputs. */
export function outputsOfWorkload(id: string, runsOn: RunsOn): string[] {
  const names = workloadOutputNames(id);
  return WORKLOAD_OUTPUTS[runsOn].map((output) => names[output]);
}

/** The names of the stack outputs of a connector: `reporting` gives `ReportingRoleArn`. */
export function connectorOutputNames(id: string) {
  const name = capitalized(id);
  return {
    role: `${name}RoleArn`,
    externalId: `${name}ExternalId`,
    sessionName: `${name}SessionName`,
    duration: `${name}DurationSeconds`,
    trustAnchor: `${name}TrustAnchorArn`,
    profile: `${name}ProfileArn`,
    user: `${name}UserArn`,
    secret: `${name}SecretArn`,
  } as const;
}

type ConnectorOutput = keyof ReturnType<typeof connectorOutputNames>;

/** The outputs of a connector, by its kind of trust. */
const CONNECTOR_OUTPUTS: Readonly<Record<TrustKind, readonly ConnectorOutput[]>> = {
  principal: ['role', 'externalId', 'sessionName', 'duration'],
  certificate: ['role', 'duration', 'trustAnchor', 'profile'],
  accessKey: ['user', 'secret'],
};

/** The names of a connector's outputs. */
export function outputsOfConnector(id: string, kind: TrustKind): string[] {
  const names = connectorOutputNames(id);
  return CONNECTOR_OUTPUTS[kind].map((output) => names[output]);
}

/** The outputs of the backups of a stage. */
export const BACKUP_OUTPUTS = { vault: 'BackupVaultName', role: 'BackupServiceRoleArn' } as const;

/** The output with the endpoint URL of DynamoDB, in stacks with connectors. */
export const ENDPOINT_URL = 'EndpointUrl';
