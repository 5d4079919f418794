import { arnParts, movedArn } from '../../aws/arn';
import { or, remove, write } from '../fix';
import type { PartialStage } from '../partial-stage';
import { conflict, unsupported, type Path, type ValidationError } from '../validation-error';
import { forEachWorkload, type PartialWorkload } from './rule';
import { COMMERCIAL_REGION, partitionOfRegion } from '../../aws/partitions';
import { stackPartition } from './stack-partition';

/** Only EKS names the pod that uses a role, and its cluster is in the account of the role. */
export const admittedPodsRule = forEachWorkload((workload, path, stage) => [
  ...elsewhere(workload, path),
  ...unreachableCluster(workload, path, stage),
]);

const OF_PODS = ['cluster', 'namespace', 'serviceAccount'] as const;

function elsewhere(workload: PartialWorkload, path: Path): ValidationError[] {
  const { runsOn } = workload;
  if (runsOn === undefined || runsOn === 'eks') return [];
  return OF_PODS.flatMap((key) => {
    const value = workload[key];
    if (value === undefined) return [];
    return [
      conflict(
        [...path, key],
        value,
        `no ${key}, because the workload runs on "${runsOn}"; only EKS names the pod that uses a role`,
        or(remove([...path, key]), 'set runsOn to "eks"'),
      ),
    ];
  });
}

/**
 * An association of EKS Pod Identity needs a role in the account of the cluster, which may be in any Region of the
 * partition. Source: EKS User Guide, Assign an IAM role to a Kubernetes service account.
 */
function unreachableCluster(
  { cluster }: PartialWorkload,
  path: Path,
  stage: PartialStage,
): ValidationError[] {
  if (cluster === undefined) return [];
  const place = [...path, 'cluster'];
  const { partition, region, account } = arnParts(cluster);
  const own = stackPartition(stage) ?? partition;
  const isInPartition = partition === own && (partitionOfRegion(region) ?? own) === own;
  const ownAccount = stage.env?.account ?? account;
  const ownRegion = isInPartition ? region : (stage.env?.region ?? COMMERCIAL_REGION);
  const moved = movedArn(cluster, { partition: own, region: ownRegion, account: ownAccount });
  return [
    ...(isInPartition ? [] : [otherPartition(place, cluster, own, moved)]),
    ...(account === ownAccount ? [] : [otherAccount(place, cluster, ownAccount, moved)]),
  ];
}

function otherPartition(path: Path, cluster: string, own: string, moved: string): ValidationError {
  return unsupported(
    path,
    cluster,
    `a cluster in the partition of the stack (env.region), arn:${own}:eks:…, and in a Region of that partition`,
    or(
      write(path, moved, 'name a cluster in this partition'),
      'set env.region to a Region of the partition of the cluster',
    ),
  );
}

function otherAccount(
  path: Path,
  cluster: string,
  account: string,
  moved: string,
): ValidationError {
  return conflict(
    path,
    cluster,
    `a cluster in the account of the stack (env.account), ${account}, because Pod Identity assumes roles of the cluster's account only`,
    or(
      write(path, moved, `name a cluster in ${account}`),
      'set env.account to the account of the cluster',
    ),
  );
}
