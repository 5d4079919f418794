import { RegionInfo } from 'aws-cdk-lib/region-info';
import { or, remove } from '../fix';
import type { PartialStage } from '../partial-stage';
import { conflict, unsupported, type Path, type ValidationError } from '../validation-error';
import { forEachWorkload, type PartialWorkload } from './rule';

/** Only EKS names the pod that uses a role, and its cluster is in the account of the role. */
export const admittedPods = forEachWorkload((workload, path, { env }) => [
  ...elsewhere(workload, path),
  ...unreachableCluster(workload, path, env),
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
  env: PartialStage['env'] = {},
): ValidationError[] {
  if (cluster === undefined) return [];
  const place = [...path, 'cluster'];
  const [, partition, , region = '', account] = cluster.split(':');
  const own = partitionOf(env.region);
  const ofRegion = RegionInfo.get(region).partition ?? partition;
  return [
    ...(own === undefined || (partition === own && ofRegion === own)
      ? []
      : [otherPartition(place, cluster, own)]),
    ...(env.account === undefined || account === env.account
      ? []
      : [otherAccount(place, cluster, env.account)]),
  ];
}

/** A stack without a Region is in the commercial partition; of a Region newer than this library nothing is known. */
function partitionOf(region: string | undefined): string | undefined {
  return region === undefined ? 'aws' : RegionInfo.get(region).partition;
}

function otherPartition(path: Path, cluster: string, own: string): ValidationError {
  return unsupported(
    path,
    cluster,
    `a cluster in the partition of the stack (env.region), arn:${own}:eks:…, and in a Region of that partition`,
    'name a cluster in this partition, or set env.region to a Region of the partition of the cluster',
  );
}

function otherAccount(path: Path, cluster: string, account: string): ValidationError {
  return conflict(
    path,
    cluster,
    `a cluster in the account of the stack (env.account), ${account}, because Pod Identity assumes roles of the cluster's account only`,
    `name a cluster in ${account}, or set env.account to the account of the cluster`,
  );
}
