import { tenantsWithRole } from '../../access/own-role';
import type { PartialStage } from '../partial-stage';
import { policiesOf } from '../../access/policy-groups';
import { validationError, type ValidationError } from '../validation-error';
import { sum } from '../sum';
import { connectorSizes, itemSizes, revocationSizes, workloadSizes } from './permission-sizes';
import type { PartialConnector, Rule } from './rule';
import type { Shares } from './shares';
import { templateBytes } from './template-bytes';

/** Source: CloudFormation quotas: resources of a template, and its size where it is in a bucket, as the CDK has it. */
const MOST_RESOURCES = 500;
const MOST_BYTES = 1_000_000;

/** The user pool, its client and domain, the identity pool, its attachment and tags, and the authenticated role. */
const COMMON_RESOURCES = 7;

/** The stage has to be one template that CloudFormation takes: to split it later would move tables, and so lose them. */
export const templateSize: Rule = (stage) => [
  ...tooLarge(
    resourcesOf(stage),
    MOST_RESOURCES,
    (resources) =>
      `fewer: the stage would have ${resources} resources, and a template has ${MOST_RESOURCES} at most`,
  ),
  ...tooLarge(
    templateBytes(stage),
    MOST_BYTES,
    (bytes) =>
      `fewer, or smaller ones: the template could have ${bytes} bytes, and CloudFormation takes ${MOST_BYTES}`,
  ),
];

/** Told of the section that makes the most. */
function tooLarge(
  shares: Shares,
  most: number,
  expected: (received: number) => string,
): ValidationError[] {
  const received = sum(Object.values(shares));
  if (received <= most) return [];
  const key = SECTIONS.reduce((one, other) => (shares[other] > shares[one] ? other : one));
  return [validationError([key], received, expected(received), FIXES[key])];
}

const OF_CONSTRUCTS =
  'put some into a stack of your own: lib/index.ts has the same as constructs, which take any table';
const FIXES = {
  tables: 'use fewer tags, or put tables into another stage with the same identity.userPool',
  workloads: OF_CONSTRUCTS,
  connectors: OF_CONSTRUCTS,
} as const;
const SECTIONS = ['tables', 'workloads', 'connectors'] as const;

/** The most resources that a stage has. */
function resourcesOf(stage: PartialStage): Shares {
  const { tables = {}, tenants = {}, workloads = {}, connectors = {} } = stage;
  const ofTables = Object.values(tables).map((table) =>
    table?.encryption === 'customerManaged' ? 2 : 1,
  );
  const ofWorkloads = Object.values(workloads).map((workload) => {
    const alone = workload?.runsOn === 'ec2' || workload?.runsOn === 'lambda' ? 2 : 1;
    return alone + policiesOf(workloadSizes(stage, workload));
  });
  const ofConnectors = Object.values(connectors).map((connector) =>
    connector ? resourcesOfTrust(connector) + policiesOf(connectorSizes(stage, connector)) : 0,
  );
  const policies = policiesOf(itemSizes(stage)) + policiesOf(revocationSizes(stage));
  return {
    common: COMMON_RESOURCES + policies + tenantsWithRole(tenants).length,
    tables: sum(ofTables),
    workloads: sum(ofWorkloads),
    connectors: sum(ofConnectors),
  };
}

/** A user, its access key, secret and key; or a role, and with a certificate a trust anchor and a profile. */
function resourcesOfTrust({ trust = {} }: PartialConnector): number {
  if ('accessKey' in trust) return 4;
  return 'rolesAnywhere' in trust ? 3 : 1;
}
