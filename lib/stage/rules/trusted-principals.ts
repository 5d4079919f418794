import { RegionInfo } from 'aws-cdk-lib/region-info';
import { validationError, type Path, type ValidationError } from '../validation-error';
import { forEachConnector } from './rule';

/** Who is trusted is one role or user of the stack's partition, unless a whole account is asked for in so many words. */
export const trustedPrincipals = forEachConnector(({ trust }, path, { env }) => {
  if (!trust || !('principalArn' in trust) || trust.principalArn === undefined) return [];
  const { principalArn, allowAccountRoot } = trust;
  const place = [...path, 'trust', 'principalArn'];
  return [
    ...wholeAccount(principalArn, allowAccountRoot, 'allowAccountRoot' in trust, place),
    ...otherPartition(principalArn, env?.region, place),
  ];
});

function wholeAccount(
  principalArn: string,
  allowed: boolean | undefined,
  isSaid: boolean,
  path: Path,
): ValidationError[] {
  const isRoot = principalArn.endsWith(':root');
  if (isRoot && (!isSaid || allowed === false)) return [rootNotAllowed(principalArn, path)];
  if (isRoot || allowed !== true) return [];
  return [
    validationError(
      [...path.slice(0, -1), 'allowAccountRoot'],
      true,
      'no allowAccountRoot, because principalArn is not an account root',
      'remove allowAccountRoot',
    ),
  ];
}

function rootNotAllowed(principalArn: string, path: Path): ValidationError {
  return validationError(
    path,
    principalArn,
    'one role or user: the root stands for everybody in the account who may call sts:AssumeRole',
    'name the role that the tool runs as, or add "allowAccountRoot": true if the account is the tool\'s alone',
  );
}

function otherPartition(
  principalArn: string,
  region: string | undefined,
  path: Path,
): ValidationError[] {
  const [, partition] = principalArn.split(':');
  const own = region === undefined ? undefined : RegionInfo.get(region).partition;
  if (own === undefined || partition === own) return [];
  return [
    validationError(
      path,
      principalArn,
      `a principal of the partition ${own}, as env.region is: no role is assumed across partitions`,
      'name a principal there, use rolesAnywhere or accessKey, or deploy the stack elsewhere',
    ),
  ];
}
