import { capitalized } from '../aws/name-patterns';

/** The construct ID, and so the logical ID of its role, of a workload: `api` gives `ApiWorkload`. */
export function workloadConstructId(id: string): string {
  return `${capitalized(id)}Workload`;
}

/** The construct ID of a connector: `reporting` gives `ReportingConnector`. */
export function connectorConstructId(id: string): string {
  return `${capitalized(id)}Connector`;
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

/** The names of the outputs that a workload has, by the service that runs it. */
export function outputsOfWorkload(id: string, runsOn: string | undefined): string[] {
  const { role, instanceProfile, logGroup } = workloadOutputNames(id);
  if (runsOn === 'ec2') return [role, instanceProfile];
  return runsOn === 'lambda' ? [role, logGroup] : [role];
}

/** The names of the outputs that a connector has, by who the tool is. */
export function outputsOfConnector(id: string, trust: object | undefined): string[] {
  const names = connectorOutputNames(id);
  if (trust && 'accessKey' in trust) return [names.user, names.secret];
  const ofRole = [names.role, names.duration];
  return trust && 'rolesAnywhere' in trust
    ? [...ofRole, names.trustAnchor, names.profile]
    : [...ofRole, names.externalId, names.sessionName];
}

/** The output that holds the endpoint URL of DynamoDB, in stacks with connectors. */
export const ENDPOINT_URL = 'EndpointUrl';
