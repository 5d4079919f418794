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
    secret: `${name}SecretArn`,
  } as const;
}

function capitalized(id: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
}
