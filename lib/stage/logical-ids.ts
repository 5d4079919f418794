import {
  AUTHENTICATED_ROLE,
  AUTHENTICATED_ROLE_OUTPUT,
  groupConstructId,
  groupOutputName,
  groupRoleLogicalId,
  tenantOutputName,
  tenantRoleLogicalId,
} from '../access/role-names';
import { clientOutputName, numberedClientOutputs } from './app-clients';
import { hasOwnRole } from '../access/tenant-sessions';
import { IAM_QUOTAS } from '../aws/quotas';
import type { TrustKind } from '../connectors/connector-trust';
import { keyHolder } from '../table/key-holder';
import type { RunsOn } from '../workloads/trust-policy';
import { clientConstructId, IDENTITY_POOL, USER_POOL } from '../identity/construct-ids';
import {
  BACKUP_CONSTRUCT_ID,
  connectorConstructId,
  tableConstructId,
  workloadConstructId,
} from './construct-ids';
import {
  BACKUP_OUTPUTS,
  ENDPOINT_URL,
  outputsOfConnector,
  outputsOfWorkload,
  SIGN_IN_OUTPUTS,
  tableOutputNames,
  workloadOutputNames,
} from './output-names';
import type { PartialStage } from './partial-stage';
import { connectorTrust } from './schema/trust-schema';

/** The sections of a stage file whose IDs are part of logical IDs. */
export type NamingSection =
  'tables' | 'clients' | 'tenants' | 'groups' | 'workloads' | 'connectors';

/** An entry of such a section. */
export interface NamingEntry {
  readonly section: NamingSection;
  readonly id: string;
  /** The logical IDs of its resources and outputs, if it had this ID. */
  readonly logicalIds: (id: string) => readonly string[];
}

/** The entries whose IDs are part of logical IDs; of a malformed one, what every entry of its section has. */
export function namingEntries(stage: PartialStage): NamingEntry[] {
  const {
    tables = {},
    identity,
    tenants = {},
    groups = {},
    workloads = {},
    connectors = {},
  } = stage;
  const { clients = {} } = identity?.userPool ?? {};
  return [
    ...Object.entries(tables).map(([id, table]) =>
      entry('tables', id, (name) => ofTable(name, hasOwnKey(table))),
    ),
    ...Object.keys(clients).map((id) => entry('clients', id, ofClient)),
    ...Object.entries(tenants).flatMap(([id, tenant]) =>
      hasOwnRole(tenant) ? [entry('tenants', id, ofTenant)] : [],
    ),
    ...Object.keys(groups).map((id) => entry('groups', id, ofGroup)),
    ...Object.entries(workloads).map(([id, workload]) =>
      entry('workloads', id, (name) => ofWorkload(name, workload?.runsOn)),
    ),
    ...Object.entries(connectors).map(([id, connector]) =>
      entry('connectors', id, (name) => ofConnector(name, connectorTrust(connector?.trust)?.kind)),
    ),
  ];
}

function entry(section: NamingSection, id: string, logicalIds: NamingEntry['logicalIds']) {
  return { section, id, logicalIds };
}

/** How many managed policies a role or user has depends on their size. */
const POLICIES = Array.from(
  { length: IAM_QUOTAS.managedPolicies },
  (_, position) => `Policy${position === 0 ? '' : position + 1}`,
);

/** The logical IDs of resources and outputs that do not depend on any ID, with those that the CDK adds. */
export function fixedLogicalIds({ backup }: Pick<PartialStage, 'backup'>): readonly string[] {
  return backup === undefined ? FIXED_LOGICAL_IDS : [...FIXED_LOGICAL_IDS, ...OF_BACKUP];
}

const OF_BACKUP: readonly string[] = [
  ...['Vault', 'VaultKey', 'Plan', 'Selection', 'Role'],
  ...POLICIES.map((policy) => `Role${policy}`),
]
  .map((id) => `${BACKUP_CONSTRUCT_ID}${id}`)
  .concat(Object.values(BACKUP_OUTPUTS));

const FIXED_LOGICAL_IDS: readonly string[] = [
  ...['', 'Client', 'Domain'].map((suffix) => `${USER_POOL}${suffix}`),
  ...numberedClientOutputs(),
  ...['', 'RoleAttachment', 'PrincipalTag'].map((suffix) => `${IDENTITY_POOL}${suffix}`),
  ...Object.values(SIGN_IN_OUTPUTS),
  ...[AUTHENTICATED_ROLE, AUTHENTICATED_ROLE_OUTPUT, ENDPOINT_URL],
  ...POLICIES.flatMap((policy) => [
    `${AUTHENTICATED_ROLE}${policy}`,
    `${AUTHENTICATED_ROLE}Revocation${policy}`,
  ]),
  ...['BootstrapVersion', 'CheckBootstrapVersion', 'CDKMetadata'],
];

/** Whether the stack has a KMS key of the table. */
function hasOwnKey(table: NonNullable<PartialStage['tables']>[string]): boolean {
  return table?.existing?.stackKey === true || keyHolder(table?.encryption) === 'stack';
}

function ofTable(id: string, hasKey: boolean): string[] {
  const table = tableConstructId(id);
  const { name, arn } = tableOutputNames(id);
  return [table, ...(hasKey ? [`${table}Key`] : []), name, arn];
}

/** `web` gives the resource `UserPoolWebClient`. */
function ofClient(id: string): string[] {
  return [`${USER_POOL}${clientConstructId(id)}`, clientOutputName(id)];
}

function ofTenant(id: string): string[] {
  return [tenantRoleLogicalId(id), tenantOutputName(id)];
}

function ofGroup(id: string): string[] {
  const suffixes = ['', ...POLICIES];
  return [
    groupConstructId(id),
    ...suffixes.map((suffix) => `${groupRoleLogicalId(id)}${suffix}`),
    groupOutputName(id),
  ];
}

const OF_WORKLOAD: Readonly<Record<RunsOn, readonly string[]>> = {
  ec2: ['InstanceProfile'],
  lambda: ['LogGroup'],
  ecs: [],
  eks: [],
};

function ofWorkload(id: string, runsOn: RunsOn | undefined): string[] {
  const suffixes = ['', ...POLICIES, ...(runsOn === undefined ? [] : OF_WORKLOAD[runsOn])];
  const outputs =
    runsOn === undefined ? [workloadOutputNames(id).role] : outputsOfWorkload(id, runsOn);
  return [...suffixes.map((suffix) => `${workloadConstructId(id)}${suffix}`), ...outputs];
}

const OF_CONNECTOR: Readonly<Record<TrustKind, readonly string[]>> = {
  principal: [''],
  certificate: [
    ...['', 'TrustAnchor', 'TrustAnchorProfile'],
    ...['TrustAnchorRevocationList', 'TrustAnchorSecondRevocationList'],
  ],
  accessKey: ['User', 'UserAccessKey', 'UserKey', 'UserSecret'],
};

function ofConnector(id: string, kind: TrustKind | undefined): string[] {
  const suffixes = [...POLICIES, ...(kind === undefined ? [''] : OF_CONNECTOR[kind])];
  const outputs = kind === undefined ? [] : outputsOfConnector(id, kind);
  return [...suffixes.map((suffix) => `${connectorConstructId(id)}${suffix}`), ...outputs];
}
