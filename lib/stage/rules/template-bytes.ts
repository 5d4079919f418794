import { tenantsWithRole } from '../../access/own-role';
import type { PartialStage } from '../partial-stage';
import { policyGroups, type PermissionSize } from '../../access/policy-groups';
import { sum } from '../sum';
import { connectorSizes, workloadSizes } from './permission-sizes';
import type { PartialConnector, PartialTable } from './rule';
import type { Shares } from './shares';

/** The most bytes of what a template has, without line breaks, beside the names in it. */
const BYTES = {
  common: 8_000,
  table: 650,
  key: 1_700,
  index: 80,
  /** Of a table, and of each of its indexes. */
  capacity: 300,
  replica: 130,
  tenant: 1_400,
  consumer: 1_300,
  accessKey: 1_300,
  certificate: 700,
  tag: 40,
  /** Of an ARN in a policy, where it is a reference. */
  reference: 45,
} as const;

/** How often an id is part of logical IDs, references and outputs. */
const TIMES_AN_ID = { table: 9, key: 6, tenant: 18, consumer: 18 } as const;

/** The names of key attributes are in the template twice, with their types; other values once, with longer keys. */
const TIMES_A_TABLES = 2.1;
const TIMES_AN_OPTION = 1.2;

/** How many resources of each kind have the stack's tags. */
const TAGGED = { common: 4, workload: 2, connector: 3 } as const;

/** The most bytes that the template of a stage has. */
export function templateBytes(stage: PartialStage): Shares {
  const { tables = {}, tenants = {}, workloads = {}, connectors = {}, tags = {} } = stage;
  const ofTags = sum(Object.entries(tags).map((tag) => BYTES.tag + bytesOf(tag)));
  const ofTenants = tenantsWithRole(tenants).map(
    (id) => BYTES.tenant + TIMES_AN_ID.tenant * id.length + ofTags,
  );
  const ofWorkloads = Object.entries(workloads).map(([id, workload]) => {
    const ofPolicies = policyBytes(
      stage,
      Object.keys(workload?.tables ?? {}),
      workloadSizes(stage, workload),
    );
    return (
      BYTES.consumer + TIMES_AN_ID.consumer * id.length + TAGGED.workload * ofTags + ofPolicies
    );
  });
  const ofConnectors = Object.entries(connectors).map(([id, connector]) => {
    if (!connector) return 0;
    const ofPolicies = policyBytes(stage, connector.tables ?? [], connectorSizes(stage, connector));
    const ofId = TIMES_AN_ID.consumer * id.length;
    return BYTES.consumer + ofId + trustBytes(connector) + TAGGED.connector * ofTags + ofPolicies;
  });
  const ofIdentity = TIMES_AN_OPTION * bytesOf(stage.identity);
  const common = BYTES.common + ofIdentity + TAGGED.common * ofTags + sum(ofTenants);
  return {
    common: Math.ceil(common),
    tables: Math.ceil(
      sum(Object.entries(tables).map(([id, table]) => tableBytes(id, table, ofTags))),
    ),
    workloads: sum(ofWorkloads),
    connectors: Math.ceil(sum(ofConnectors)),
  };
}

/** Of a table, its key, its outputs, and what signed-in users may do with it. */
function tableBytes(id: string, table: PartialTable | undefined, ofTags: number): number {
  const { indexes = {}, replicas = [], billing, encryption } = table ?? {};
  const count = Object.keys(indexes).length;
  const ofCapacity = typeof billing === 'object' ? BYTES.capacity : 0;
  const ofKey =
    encryption === 'customerManaged' ? BYTES.key + TIMES_AN_ID.key * id.length + ofTags : 0;
  const ofIndexes = count * (BYTES.index + ofCapacity);
  const own = BYTES.table + TIMES_AN_ID.table * id.length + TIMES_A_TABLES * bytesOf(table);
  const ofReplicas = replicas.length * (BYTES.replica + ofTags + ofIndexes);
  return own + ofCapacity + ofIndexes + ofReplicas + ofTags + ofKey;
}

function trustBytes({ trust = {}, sourceIps }: PartialConnector): number {
  const ofTrust = TIMES_AN_OPTION * bytesOf([trust, sourceIps]);
  if ('accessKey' in trust) return ofTrust + BYTES.accessKey;
  return 'rolesAnywhere' in trust ? ofTrust + BYTES.certificate : ofTrust;
}

/** Of policies on tables: ARNs of tables, keys and indexes are references there. */
function policyBytes(
  { tables = {} }: PartialStage,
  ids: readonly (string | undefined)[],
  sizes: readonly PermissionSize[],
): number {
  const statements = policyGroups(sizes, (size) => size).flat();
  const ofStatements = sum(statements.map(([first]) => first?.statement ?? 0));
  const ofReferences = ids.map((id = '') => {
    const { indexes = {}, encryption } = tables[id] ?? {};
    const names = Object.keys(indexes);
    const ofTableAndKey = encryption === 'customerManaged' ? 2 : 1;
    const ofIndexes = names.length * (BYTES.index + id.length) + bytesOf(names);
    return ofTableAndKey * (BYTES.reference + id.length) + ofIndexes;
  });
  return ofStatements + sum(ofReferences);
}

function bytesOf(written: unknown): number {
  return Buffer.byteLength(JSON.stringify(written ?? null));
}
