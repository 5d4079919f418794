import { RegionInfo } from 'aws-cdk-lib/region-info';
import { conflict, type Path, type ValidationError } from '../validation-error';
import { forEachTable } from './rule';

/** DynamoDB needs a KMS key in the Region of the table; replicas need replicas of a multi-Region key. */
export const encryptionKey = forEachTable(({ encryption, replicas = [] }, path, { env }) => {
  const place = [...path, 'encryption'];
  if (encryption === 'customerManaged') {
    return replicas.length > 0 ? [newKeyWithReplicas(place)] : [];
  }
  const keyArn = typeof encryption === 'object' ? encryption.keyArn : undefined;
  if (keyArn === undefined) return [];
  const keyPlace = [...place, 'keyArn'];
  return [
    ...otherRegion(keyArn, keyPlace, env?.region),
    ...(replicas.length > 0 && !keyArn.includes(':key/mrk-')
      ? [keyOfOneRegion(keyPlace, keyArn)]
      : []),
  ];
});

function newKeyWithReplicas(path: Path): ValidationError {
  return conflict(
    path,
    'customerManaged',
    'the ARN of a multi-Region key, because the table has replicas and a new key exists in the Region of the stack only',
    'create a multi-Region key, replicate it to the Regions of the replicas, and write { "keyArn": "arn:…:key/mrk-…" }',
  );
}

function keyOfOneRegion(path: Path, keyArn: string): ValidationError {
  return conflict(
    path,
    keyArn,
    'the ARN of a multi-Region key, …:key/mrk-…, because the table has replicas',
    'create a multi-Region key, and replicate it to the Regions of the replicas',
  );
}

function otherRegion(keyArn: string, path: Path, region: string | undefined): ValidationError[] {
  const [, partition, , keyRegion] = keyArn.split(':');
  if (region === undefined) return [];
  const own = RegionInfo.get(region).partition ?? partition;
  if (keyRegion === region && partition === own) return [];
  return [
    conflict(
      path,
      keyArn,
      `a key in the Region of the stack (env.region), arn:${String(own)}:kms:${region}:…`,
      `use a key in ${region}, or set env.region to the Region of the key`,
    ),
  ];
}
