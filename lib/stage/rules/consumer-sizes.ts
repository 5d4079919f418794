import {
  LONGEST_POLICY,
  MOST_POLICIES,
  policiesOf,
  ROOM,
  type PermissionSize,
} from '../../access/policy-groups';
import { validationError, type Path, type ValidationError } from '../validation-error';
import {
  charactersOfRanges,
  CONDITION,
  connectorSizes,
  STATEMENT,
  tableCharacters,
  workloadSizes,
} from './permission-sizes';
import type { PartialConnector, Rule } from './rule';

/** How much a workload or a connector may ask for, before IAM has no more room to write it down. */
export const consumerSizes: Rule = (stage) => {
  const { workloads = {}, connectors = {} } = stage;
  return [
    ...Object.entries(workloads).flatMap(([id, workload]) =>
      tooLong(['workloads', id, 'tables'], workloadSizes(stage, workload)),
    ),
    ...Object.entries(connectors).flatMap(([id, connector]) => {
      if (!connector) return [];
      const path = ['connectors', id];
      const longest = Math.max(
        0,
        ...(connector.tables ?? []).map((table = '') => tableCharacters(stage, table)),
      );
      const ranges = tooManyRanges([...path, 'sourceIps'], connector, longest);
      return ranges.length > 0
        ? ranges
        : tooLong([...path, 'tables'], connectorSizes(stage, connector));
    }),
  ];
};

function tooLong(path: Path, permissions: readonly PermissionSize[]): ValidationError[] {
  const needed = policiesOf(permissions);
  if (needed <= MOST_POLICIES) return [];
  return [
    validationError(
      path,
      needed,
      `tables that fit ${MOST_POLICIES} managed policies of ${LONGEST_POLICY} characters, IAM's quota for a role or user`,
      'name fewer tables, give them or their indexes shorter names, or split this one into two',
    ),
  ];
}

/** Source: IAM quotas: a trust policy has 2,048 characters. What is not of the stage file has at most 200 of them. */
const LONGEST_TRUST = 2_048 - 200;

function tooManyRanges(
  path: Path,
  connector: PartialConnector,
  longestTable: number,
): ValidationError[] {
  const { trust, sourceIps, expires } = connector;
  const ranges = charactersOfRanges(sourceIps);
  const inTime = expires === undefined ? 0 : CONDITION.expires;
  const principal = trust && 'principalArn' in trust ? trust : undefined;
  const { principalArn = '', externalId = '' } = principal ?? {};
  const [room, quota] = principal
    ? [LONGEST_TRUST - principalArn.length - externalId.length - inTime, 'a trust policy of 2,048']
    : [ROOM - STATEMENT.consumersItems - longestTable - inTime, 'a managed policy of 6,144'];
  if (ranges <= room) return [];
  if (!sourceIps) return [tooLongAnId(path.slice(0, -1), externalId)];
  return [
    validationError(
      path,
      sourceIps.length,
      `IP ranges that fit ${quota} characters with the rest: ${Math.max(room, 0)} are left, and these need ${ranges}`,
      'join ranges into wider ones, or name fewer; a shorter external ID makes room too',
    ),
  ];
}

function tooLongAnId(path: Path, externalId: string): ValidationError {
  return validationError(
    [...path, 'trust', 'externalId'],
    externalId,
    'an external ID that fits a trust policy of 2,048 characters with the principal and the day',
    'take a shorter external ID',
  );
}
