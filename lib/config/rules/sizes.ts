import type { PartialStage } from '../partial-stage';
import { outputsOfConnector, outputsOfWorkload } from '../consumer-names';
import { tenantsWithRole } from '../own-role';
import { problem, type Problem } from '../problem';
import { rowScope } from '../row-scope';
import { sum } from '../sum';
import { keyCharacters } from './key-characters';
import type { PartialTable, Rule } from './rule';

/** Source: CloudFormation quotas: 50 tags of a stack; 200 outputs of a template. */
const MOST_TAGS = 50;
const MOST_OUTPUTS = 200;

/** Outputs of the pools, the region and the authenticated role; a table takes two more, and a tenant with a role one. */
const COMMON_OUTPUTS = 5;

/** How many there may be of something. */
export const sizes: Rule = (stage) => {
  const { tags = {}, tables = {}, tenants = {} } = stage;
  const left =
    MOST_OUTPUTS - COMMON_OUTPUTS - tenantsWithRole(tenants).length - outputsOfConsumers(stage);
  const tooManyTables =
    left < 2
      ? [tooManyConsumers(stage)]
      : tooMany(
          'tables',
          tables,
          Math.floor(left / 2),
          'split the stage: a template has 200 outputs at most, of tables, workloads and connectors together',
        );
  return [
    ...tooMany('tags', tags, MOST_TAGS, 'remove tags'),
    ...tooManyTables,
    ...(tooManyTables.length === 0 ? tooLong(stage) : []),
  ];
};

/** The outputs of workloads and connectors, and the one that connectors share. */
function outputsOfConsumers({ workloads = {}, connectors = {} }: PartialStage): number {
  const ofWorkloads = Object.entries(workloads).flatMap(([id, workload]) =>
    outputsOfWorkload(id, workload?.runsOn),
  );
  const ofConnectors = Object.entries(connectors).flatMap(([id, connector]) =>
    outputsOfConnector(id, connector?.trust),
  );
  return ofWorkloads.length + ofConnectors.length + (ofConnectors.length > 0 ? 1 : 0);
}

function tooManyConsumers(stage: PartialStage): Problem {
  const { workloads = {}, connectors = {} } = stage;
  const [ofWorkloads, ofConnectors] = [workloads, connectors].map((of) => Object.keys(of).length);
  const isOfConnectors = Number(ofConnectors) > Number(ofWorkloads);
  return problem(
    [isOfConnectors ? 'connectors' : 'workloads'],
    isOfConnectors ? ofConnectors : ofWorkloads,
    `fewer: workloads and connectors have ${outputsOfConsumers(stage)} outputs together, and a template has ${MOST_OUTPUTS} at most, with those of tables`,
    'split the stage',
  );
}

function tooMany(key: string, entries: object, most: number, fix: string): Problem[] {
  const count = Object.keys(entries).length;
  return count > most ? [problem([key], count, `at most ${most} ${key}`, fix)] : [];
}

/** The most characters that a statement has, with names as long as they can be. */
const CHARACTERS = { everybodysTable: 520, isolatedTable: 695, revocation: 390 } as const;

/** A character of a tenant's ID stands in the revocation once, and in its statement ID as three. */
const CHARACTERS_OF_TENANT_ID = 4;

/**
 * Source: IAM quotas: the role of signed-in users has ten managed policies of 6,144 characters. A statement that does
 * not fit one begins the next, so that up to a statement's length of each but the last stays empty.
 */
const MOST_CHARACTERS = 10 * 6_100 - 9 * 920;

function tooLong({ tables = {}, tenants = {}, sessions }: PartialStage): Problem[] {
  const ofTables = Object.values(tables).map(charactersOf);
  const ofTenants = Object.entries(tenants).map(([id, tenant]) =>
    tenant?.revokeIssuedBefore === undefined
      ? 0
      : CHARACTERS.revocation + CHARACTERS_OF_TENANT_ID * id.length,
  );
  const ofSessions = sessions?.revokeIssuedBefore === undefined ? 0 : CHARACTERS.revocation;
  const needed = sum(ofTables) + sum(ofTenants) + ofSessions;
  if (needed <= MOST_CHARACTERS) return [];
  const longest = `${MOST_CHARACTERS} characters, IAM's quota of ten managed policies for the role`;
  return sum(ofTables) <= MOST_CHARACTERS
    ? [
        problem(
          ['tenants'],
          needed,
          `revocations that fit, beside the tables, ${longest}`,
          'remove revocations older than the longest session, or cut off everybody by sessions.revokeIssuedBefore',
        ),
      ]
    : [
        problem(
          ['tables'],
          ofTables.length,
          `tables that fit ${longest}: 75 where all rows are "own" or "tenant", 43 where all have a customer-managed key, 38 with both, or a mix`,
          'split the stage, or use "awsOwned" or "awsManaged" keys',
        ),
      ];
}

function charactersOf(table: PartialTable | undefined): number {
  const isIsolated = typeof rowScope(table?.rows) === 'object';
  const items = isIsolated ? CHARACTERS.isolatedTable : CHARACTERS.everybodysTable;
  return items + keyCharacters(table);
}
