import { problem, type Path, type Problem } from '../problem';
import { forEachTable } from './rule';

/** DynamoDB takes a KMS key of the table's own region only; one that replicas share is a multi-Region key. */
export const encryptionKey = forEachTable(({ encryption, replicas = [] }, path, { env }) => {
  const replicated = replicas.length > 0;
  if (encryption === 'customerManaged' && replicated) {
    return [
      problem(
        [...path, 'encryption'],
        encryption,
        'a key that every replica has; a new key is in the region of the stack only',
        'make a multi-Region key, replicate it, and write { "keyArn": "arn:…:key/mrk-…" }',
      ),
    ];
  }
  const keyArn = typeof encryption === 'object' ? encryption.keyArn : undefined;
  if (keyArn === undefined) return [];
  const place = [...path, 'encryption', 'keyArn'];
  return [
    ...otherRegion(keyArn, place, env?.region),
    ...(replicated && !keyArn.includes(':key/mrk-')
      ? [
          problem(
            place,
            keyArn,
            'a multi-Region key, …:key/mrk-…, because the table has replicas',
            "make a multi-Region key and replicate it to the replicas' regions",
          ),
        ]
      : []),
  ];
});

function otherRegion(keyArn: string, path: Path, region: string | undefined): Problem[] {
  const [, , , keyRegion] = keyArn.split(':');
  if (region === undefined || keyRegion === region) return [];
  return [
    problem(
      path,
      keyArn,
      `a key in env.region, ${region}`,
      `use a key of ${region}, or deploy the stack to ${keyRegion}`,
    ),
  ];
}
