import { tenantsWithRole } from '../own-role';
import type { PartialStage } from '../partial-stage';
import { MOST_POLICIES, policiesOf } from '../policy-groups';
import { problem } from '../problem';
import { sum } from '../sum';
import { connectorStatements, workloadStatements } from './consumer-sizes';
import type { PartialConnector, Rule } from './rule';

/** Source: CloudFormation quotas: resources of a template, and its size where it is in a bucket, as the CDK has it. */
const MOST_RESOURCES = 500;
const MOST_CHARACTERS = 1_000_000;

/** The user pool, its client and domain, the identity pool, its attachment and tags, and the authenticated role. */
const COMMON_RESOURCES = 7;

/**
 * Workloads and connectors, each with a policy for each of its tables, make a template long before the tables do: it
 * has to stay one that CloudFormation takes.
 */
export const templateSize: Rule = (stage) => {
  const { workloads = {}, connectors = {} } = stage;
  const key =
    Object.keys(connectors).length > Object.keys(workloads).length ? 'connectors' : 'workloads';
  if (Object.keys(stage[key] ?? {}).length === 0) return [];
  const resources = resourcesOf(stage);
  const characters = charactersOf(stage);
  return [
    ...(resources > MOST_RESOURCES
      ? [
          problem(
            [key],
            resources,
            `fewer: the stage would have ${resources} resources, and a template has ${MOST_RESOURCES} at most`,
            'split the stage',
          ),
        ]
      : []),
    ...(characters > MOST_CHARACTERS
      ? [
          problem(
            [key],
            characters,
            `fewer, or fewer tables for each: the template could have ${characters} characters, and CloudFormation takes 1 MB`,
            'split the stage',
          ),
        ]
      : []),
  ];
};

/** The most resources that a stage has. */
function resourcesOf(stage: PartialStage): number {
  const { tables = {}, tenants = {}, workloads = {}, connectors = {} } = stage;
  const ofTables = Object.values(tables).map((table) =>
    table?.encryption === 'customerManaged' ? 2 : 1,
  );
  const ofWorkloads = Object.values(workloads).map((workload) => {
    const alone = workload?.runsOn === 'ec2' || workload?.runsOn === 'lambda' ? 2 : 1;
    return alone + policiesOf(workloadStatements(stage, workload));
  });
  const ofConnectors = Object.values(connectors).map((connector) =>
    connector ? resourcesOfTrust(connector) + policiesOf(connectorStatements(stage, connector)) : 0,
  );
  const roles = tenantsWithRole(tenants).length;
  const all = [...ofTables, ...ofWorkloads, ...ofConnectors];
  return COMMON_RESOURCES + MOST_POLICIES + roles + sum(all);
}

/** A user, its access key, secret and key; or a role, and with a certificate a trust anchor and a profile. */
function resourcesOfTrust({ trust = {} }: PartialConnector): number {
  if ('accessKey' in trust) return 4;
  return 'rolesAnywhere' in trust ? 3 : 1;
}

/** Characters of a template: of what every stage has, and of one table, its key, an index, a workload and an access key. */
const CHARACTERS = {
  common: 20_000,
  table: 3_000,
  key: 4_000,
  index: 700,
  consumer: 3_500,
  accessKey: 3_500,
} as const;

/**
 * The most characters that the template has. A statement has as many as in a policy: there it is not spread over lines,
 * but ARNs, which are references here, count at their longest.
 */
function charactersOf(stage: PartialStage): number {
  const { tables = {}, workloads = {}, connectors = {} } = stage;
  const ofTables = Object.values(tables).map((table) => {
    const ofKey = table?.encryption === 'customerManaged' ? CHARACTERS.key : 0;
    return CHARACTERS.table + ofKey + CHARACTERS.index * Object.keys(table?.indexes ?? {}).length;
  });
  const ofWorkloads = Object.values(workloads).map(
    (workload) => CHARACTERS.consumer + sum(workloadStatements(stage, workload)),
  );
  const ofConnectors = Object.values(connectors).map((connector) => {
    if (!connector) return 0;
    const ofKey = connector.trust && 'accessKey' in connector.trust ? CHARACTERS.accessKey : 0;
    return CHARACTERS.consumer + ofKey + sum(connectorStatements(stage, connector));
  });
  return CHARACTERS.common + sum([...ofTables, ...ofWorkloads, ...ofConnectors]);
}
