import type { PartialStage } from '../partial-stage';
import { indexGroups, LONGEST_POLICY, MOST_POLICIES, policiesOf, ROOM } from '../policy-groups';
import { problem, type Path, type Problem } from '../problem';
import { sum } from '../sum';
import { keyCharacters } from './key-characters';
import type { PartialConnector, PartialTable, PartialWorkload, Rule } from './rule';

/** How much a workload or a connector may ask for, before IAM has no more room to write it down. */
export const consumerSizes: Rule = (stage) => {
  const { workloads = {}, connectors = {} } = stage;
  return [
    ...Object.entries(workloads).flatMap(([id, workload]) =>
      tooLong(['workloads', id, 'tables'], workloadStatements(stage, workload)),
    ),
    ...Object.entries(connectors).flatMap(([id, connector]) => {
      if (!connector) return [];
      const path = ['connectors', id];
      const ranges = tooManyRanges([...path, 'sourceIps'], connector);
      return ranges.length > 0
        ? ranges
        : tooLong([...path, 'tables'], connectorStatements(stage, connector));
    }),
  ];
};

/** The most characters that a statement has, apart from conditions and the names of indexes. */
const CHARACTERS = {
  items: 730,
  indexes: 260,
  index: 330,
  logs: 480,
  tableNames: 120,
} as const;

/** The lengths of the statements of a workload, at the most. */
export function workloadStatements(
  { tables }: PartialStage,
  workload: PartialWorkload | undefined,
): number[] {
  const ofTables = Object.entries(workload?.tables ?? {}).flatMap(([table, grant]) => {
    const options = tables?.[table];
    const names = grant === 'write' ? [] : Object.keys(options?.indexes ?? {});
    return [CHARACTERS.items, ...indexStatements(names), ...keyStatement(options, 0)];
  });
  return workload?.runsOn === 'lambda' ? [...ofTables, CHARACTERS.logs] : ofTables;
}

/** The lengths of the statements of a connector, at the most. */
export function connectorStatements(
  { tables }: PartialStage,
  { tables: ids = [], sourceIps, expires, listTables }: PartialConnector,
): number[] {
  const inTime = expires === undefined ? 0 : CONDITION.expires;
  const limits = inTime + charactersOfRanges(sourceIps);
  const ofTables = ids.flatMap((id) => [
    CHARACTERS.items + limits,
    ...keyStatement(id === undefined ? undefined : tables?.[id], inTime),
  ]);
  return [...ofTables, ...(listTables === true ? [CHARACTERS.tableNames + limits] : [])];
}

function indexStatements(names: readonly string[]): number[] {
  return indexGroups(names).map(
    (some) => CHARACTERS.indexes + sum(some.map((name) => CHARACTERS.index + name.length)),
  );
}

function keyStatement(table: PartialTable | undefined, conditions: number): number[] {
  const characters = keyCharacters(table);
  return characters > 0 ? [characters + conditions] : [];
}

function tooLong(path: Path, statements: readonly number[]): Problem[] {
  const needed = policiesOf(statements);
  if (needed <= MOST_POLICIES) return [];
  return [
    problem(
      path,
      needed,
      `tables that fit ${MOST_POLICIES} managed policies of ${LONGEST_POLICY} characters, IAM's quota for a role or user`,
      'name fewer tables, or split this one into two',
    ),
  ];
}

/** What the conditions add to a statement: `IpAddress` without its ranges, and `DateLessThan`. */
const CONDITION = { ranges: 60, expires: 80 } as const;

/** Of ranges in JSON: in quotes, and after a comma. */
function charactersOfRanges(ranges: PartialConnector['sourceIps']): number {
  if (ranges === undefined) return 0;
  return CONDITION.ranges + sum(ranges.map((range = '') => range.length + 3));
}

/** Source: IAM quotas: a trust policy has 2,048 characters. What is not of the stage file has at most 200 of them. */
const LONGEST_TRUST = 2_048 - 200;

function tooManyRanges(path: Path, connector: PartialConnector): Problem[] {
  const { trust, sourceIps, expires } = connector;
  const ranges = charactersOfRanges(sourceIps);
  const inTime = expires === undefined ? 0 : CONDITION.expires;
  const principal = trust && 'principalArn' in trust ? trust : undefined;
  const { principalArn = '', externalId = '' } = principal ?? {};
  const [room, quota] = principal
    ? [LONGEST_TRUST - principalArn.length - externalId.length - inTime, 'a trust policy of 2,048']
    : [ROOM - CHARACTERS.items - inTime, 'a managed policy of 6,144'];
  if (ranges <= room) return [];
  if (!sourceIps) return [tooLongAnId(path.slice(0, -1), externalId)];
  return [
    problem(
      path,
      sourceIps.length,
      `IP ranges that fit ${quota} characters with the rest: ${Math.max(room, 0)} are left, and these need ${ranges}`,
      'join ranges into wider ones, or name fewer; a shorter external ID makes room too',
    ),
  ];
}

function tooLongAnId(path: Path, externalId: string): Problem {
  return problem(
    [...path, 'trust', 'externalId'],
    externalId,
    'an external ID that fits a trust policy of 2,048 characters with the principal and the day',
    'take a shorter external ID',
  );
}
