import { RegionInfo } from 'aws-cdk-lib/region-info';
import { conflict, type Path, type ValidationError } from '../validation-error';
import { forEachTable } from './rule';

/** DynamoDB takes a KMS key of the table's own region only; one that replicas share is a multi-Region key. */
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
    'a key that every replica has; a new key is in the region of the stack only',
    'make a multi-Region key, replicate it, and write { "keyArn": "arn:…:key/mrk-…" }',
  );
}

function keyOfOneRegion(path: Path, keyArn: string): ValidationError {
  return conflict(
    path,
    keyArn,
    'a multi-Region key, …:key/mrk-…, because the table has replicas',
    "make a multi-Region key and replicate it to the replicas' regions",
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
      `a key in env.region, arn:${String(own)}:kms:${region}:…`,
      `use a key of ${region}, or deploy the stack to the region of the key`,
    ),
  ];
}
