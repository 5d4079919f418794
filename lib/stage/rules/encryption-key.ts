import { arnParts, movedArn } from '../../aws/arn';
import { hasUserPools } from '../../aws/user-pools';
import { keyHolder } from '../../table/key-holder';
import { or, write, type Fix } from '../fix';
import type { PartialStage } from '../partial-stage';
import { conflict, type Path, type ValidationError } from '../validation-error';
import { forEachTable, isLeftOut, type PartialTable } from './rule';
import { COMMERCIAL_PARTITION, COMMERCIAL_REGION, partitionOfRegion } from '../../aws/partitions';

/** DynamoDB needs a KMS key in the Region of the table; replicas need replicas of a multi-Region key. */
export const encryptionKeyRule = forEachTable((table, path, stage) => {
  if (!('existing' in table)) return keyOfNewTable(table, path, stage);
  const keyArn = table.existing?.keyArn;
  return keyArn === undefined ? [] : misplacedKey(keyArn, [...path, 'existing', 'keyArn'], stage);
});

function keyOfNewTable(
  { encryption, replicas = [] }: PartialTable,
  path: Path,
  stage: PartialStage,
): ValidationError[] {
  const place = [...path, 'encryption'];
  if (keyHolder(encryption) === 'stack') {
    return replicas.length > 0 ? [newKeyWithReplicas(place, encryption)] : [];
  }
  const keyArn = typeof encryption === 'object' ? encryption.keyArn : undefined;
  if (keyArn === undefined) return [];
  const keyPlace = [...place, 'keyArn'];
  return [
    ...misplacedKey(keyArn, keyPlace, stage),
    ...(replicas.length > 0 && !keyArn.includes(':key/mrk-')
      ? [keyOfOneRegion(keyPlace, keyArn)]
      : []),
  ];
}

function misplacedKey(keyArn: string, path: Path, stage: PartialStage): ValidationError[] {
  return [...otherRegion(keyArn, path, stage), ...otherPartition(keyArn, path, stage)];
}

function newKeyWithReplicas(path: Path, written: PartialTable['encryption']): ValidationError {
  return conflict(
    path,
    written,
    'the ARN of a multi-Region key, because the table has replicas and a new key exists in the Region of the stack only',
    or(
      write(path, 'awsManaged'),
      'create a multi-Region key, replicate it to the Regions of the replicas, and write { "keyArn": "arn:…:key/mrk-…" }',
    ),
  );
}

function keyOfOneRegion(path: Path, keyArn: string): ValidationError {
  return conflict(
    path,
    keyArn,
    'the ARN of a multi-Region key, …:key/mrk-…, because the table has replicas',
    write(
      path.slice(0, -1),
      'awsManaged',
      'create a multi-Region key, and replicate it to the Regions of the replicas, or write "encryption": "awsManaged"',
    ),
  );
}

function otherRegion(keyArn: string, path: Path, { env }: PartialStage): ValidationError[] {
  const { partition, region: keyRegion } = arnParts(keyArn);
  const region = env?.region;
  if (region === undefined) return [];
  const own = partitionOfRegion(region) ?? partition;
  if (keyRegion === region && partition === own) return [];
  return [
    conflict(
      path,
      keyArn,
      `a key in the Region of the stack (env.region), arn:${own}:kms:${region}:…`,
      or(useKeyIn(region, own, keyArn, path), 'set env.region to the Region of the key'),
    ),
  ];
}

/** Without `env.region`, the stack is deployed to any commercial Region. */
function otherPartition(keyArn: string, path: Path, stage: PartialStage): ValidationError[] {
  if (!isLeftOut(stage, 'env', 'region')) return [];
  const own = COMMERCIAL_PARTITION;
  const { partition, region: keyRegion } = arnParts(keyArn);
  const ofRegion = partitionOfRegion(keyRegion) ?? partition;
  if (partition === own && ofRegion === own) return [];
  const isPlace = partition === ofRegion && hasUserPools(keyRegion);
  const toRegionOfKey = write(['env', 'region'], keyRegion, `set env.region to "${keyRegion}"`);
  const toCommercialKey = useKeyIn(COMMERCIAL_REGION, own, keyArn, path);
  return [
    conflict(
      path,
      keyArn,
      `a key in the partition ${own}, because the stack has no env.region`,
      isPlace ? or(toRegionOfKey, `use a key in ${own}`) : toCommercialKey,
    ),
  ];
}

/** The same key ID, as a multi-Region key has it in each of its Regions. */
function useKeyIn(region: string, partition: string, keyArn: string, path: Path): Fix {
  const moved = movedArn(keyArn, { partition, region });
  return write(path, moved, `use a key in ${region}, arn:${partition}:kms:${region}:…`);
}
