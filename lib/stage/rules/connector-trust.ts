import { RegionInfo } from 'aws-cdk-lib/region-info';
import { HAS_SESSIONS, NO_SESSIONS } from '../../connectors/connector-session';
import type { PartialTrust } from '../../connectors/connector-trust';
import { isAccountRoot, NO_ACCOUNT_ROOT } from '../../connectors/principal-arn';
import { connectorTrust as trustOf } from '../schema/trust-schema';
import { conflict, unsupported, type Path, type ValidationError } from '../validation-error';
import { forEachConnector } from './rule';

type PartialPrincipal = Extract<PartialTrust, { kind: 'principal' }>;

/** Who is trusted is who is meant, and has the sessions that the connector limits. */
export const connectorTrust = forEachConnector(
  ({ trust: written, maxSessionDuration }, path, stage) => {
    const trust = trustOf(written);
    if (trust === undefined) return [];
    return [
      ...trustErrors(trust, [...path, 'trust'], stage.env?.region),
      ...(maxSessionDuration === undefined || HAS_SESSIONS[trust.kind]
        ? []
        : [noSessions([...path, 'maxSessionDuration'], maxSessionDuration)]),
    ];
  },
);

function trustErrors(
  trust: PartialTrust,
  path: Path,
  region: string | undefined,
): ValidationError[] {
  switch (trust.kind) {
    case 'principal':
      return [...wholeAccount(trust, path), ...otherPartition(trust, path, region)];
    case 'certificate':
    case 'accessKey':
      // Both are of the account that the stack is deployed to.
      return [];
  }
}

function noSessions(path: Path, maxSessionDuration: number | string): ValidationError {
  return conflict(path, maxSessionDuration, NO_SESSIONS.expected, NO_SESSIONS.fix);
}

/** One role or user is trusted, unless a whole account is asked for in so many words. */
function wholeAccount(trust: PartialPrincipal, path: Path): ValidationError[] {
  const { principalArn, allowAccountRoot } = trust;
  if (principalArn === undefined) return [];
  if (!isAccountRoot(principalArn)) return allowAccountRoot === true ? [unused(path)] : [];
  // A key that is present without a value is invalid, and reported by the schema.
  const isInvalid = 'allowAccountRoot' in trust && allowAccountRoot === undefined;
  if (isInvalid || allowAccountRoot === true) return [];
  const { expected, fix } = NO_ACCOUNT_ROOT;
  return [conflict([...path, 'principalArn'], principalArn, expected, fix)];
}

function unused(path: Path): ValidationError {
  return conflict(
    [...path, 'allowAccountRoot'],
    true,
    'no allowAccountRoot, because principalArn is not an account root',
    'remove allowAccountRoot',
  );
}

function otherPartition(
  { principalArn }: PartialPrincipal,
  path: Path,
  region: string | undefined,
): ValidationError[] {
  if (principalArn === undefined || region === undefined) return [];
  const [, partition] = principalArn.split(':');
  const own = RegionInfo.get(region).partition;
  if (own === undefined || partition === own) return [];
  return [
    unsupported(
      [...path, 'principalArn'],
      principalArn,
      `a principal of the partition ${own}, as env.region is: no role is assumed across partitions`,
      'name a principal there, use rolesAnywhere or accessKey, or deploy the stack elsewhere',
    ),
  ];
}
