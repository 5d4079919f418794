import { tenantsWithRole } from '../own-role';
import type { PartialStage } from '../partial-stage';
import { policyGroups, type PermissionSize } from '../policy-groups';
import { sum } from '../sum';
import { connectorSizes, workloadSizes } from './permission-sizes';
import type { PartialTable } from './rule';
import type { Shares } from './template-size';

/** The most characters of what a template has, as the CDK writes it: with a line for each value, but without its tags. */
const CHARACTERS = {
  common: 20_000,
  table: 1_200,
  key: 2_700,
  index: 250,
  provisioned: 550,
  replica: 320,
  tenant: 3_000,
  consumer: 3_500,
  accessKey: 3_500,
  tag: 90,
  /** Of a resource in a policy, beside its ARN, where it is a reference. */
  reference: 150,
} as const;

/** How often the id of a table is part of a logical ID, a reference or an output, and the key's besides. */
const TIMES_AN_ID = 9;
const TIMES_A_KEYS_ID = 6;

/** Names and values of a table are in the template twice at most, or in quotes and lines of their own. */
const TIMES_AN_OPTION = 2.2;

/** The most characters that the template of a stage has. */
export function templateCharacters(stage: PartialStage): Shares {
  const { tables = {}, tenants = {}, workloads = {}, connectors = {}, tags = {} } = stage;
  const ofTags = sum(
    Object.entries(tags).map(([key, value = '']) => CHARACTERS.tag + key.length + value.length),
  );
  const ofTables = Object.entries(tables).map(([id, table]) => tableCharacters(id, table, ofTags));
  const ofTenants = tenantsWithRole(tenants).map(
    (id) => CHARACTERS.tenant + 4 * id.length + ofTags,
  );
  const ofWorkloads = Object.values(workloads).map(
    (workload) =>
      CHARACTERS.consumer + 2 * ofTags + policyCharacters(workloadSizes(stage, workload)),
  );
  const ofConnectors = Object.values(connectors).map((connector) => {
    if (!connector) return 0;
    const ofKey = connector.trust && 'accessKey' in connector.trust ? CHARACTERS.accessKey : 0;
    const ofPolicies = policyCharacters(connectorSizes(stage, connector));
    return CHARACTERS.consumer + ofKey + 3 * ofTags + ofPolicies;
  });
  return {
    common: CHARACTERS.common + 4 * ofTags + sum(ofTenants),
    tables: Math.ceil(sum(ofTables)),
    workloads: Math.ceil(sum(ofWorkloads)),
    connectors: Math.ceil(sum(ofConnectors)),
  };
}

/** Of a table, its key, its outputs, and what signed-in users may do with it. */
function tableCharacters(id: string, table: PartialTable | undefined, ofTags: number): number {
  const { indexes = {}, replicas = [], billing, encryption } = table ?? {};
  const indexCount = Object.keys(indexes).length;
  const ofCapacity = typeof billing === 'object' ? CHARACTERS.provisioned : 0;
  const ofKey =
    encryption === 'customerManaged' ? CHARACTERS.key + TIMES_A_KEYS_ID * id.length + ofTags : 0;
  const ofReplica = CHARACTERS.replica + ofTags + indexCount * (CHARACTERS.index + ofCapacity);
  return (
    CHARACTERS.table +
    TIMES_AN_ID * id.length +
    TIMES_AN_OPTION * JSON.stringify(table ?? {}).length +
    (indexCount + 1) * ofCapacity +
    indexCount * CHARACTERS.index +
    replicas.length * ofReplica +
    ofTags +
    ofKey
  );
}

function policyCharacters(sizes: readonly PermissionSize[]): number {
  const statements = policyGroups(sizes, (size) => size).flat();
  return sum(
    statements.map(
      (joined) =>
        1.5 * (joined[0]?.statement ?? 0) +
        sum(joined.map(({ resource }) => resource + CHARACTERS.reference)),
    ),
  );
}
