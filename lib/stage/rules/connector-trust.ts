import { arnParts, movedArn } from '../../aws/arn';
import { HAS_SESSIONS, NO_SESSIONS } from '../../connectors/connector-session';
import type { PartialTrust } from '../../connectors/connector-trust';
import { isAccountRoot, NO_ACCOUNT_ROOT } from '../../connectors/principal-arn';
import { revocationIssuerError } from '../../connectors/revocation-list-error';
import { connectorTrust } from '../schema/trust-schema';
import { or, remove, write } from '../fix';
import type { PartialStage } from '../partial-stage';
import { conflict, unsupported, type Path, type ValidationError } from '../validation-error';
import { forEachConnector, isLeftOut } from './rule';
import { stackPartition } from './stack-partition';

type PartialPrincipal = Extract<PartialTrust, { kind: 'principal' }>;
type PartialCertificate = Extract<PartialTrust, { kind: 'certificate' }>;

/**
 * The trust is in the stack's partition, admits one principal, revokes certificates of its own authority, and has
 * sessions if the connector limits them.
 */
export const connectorTrustRule = forEachConnector(
  ({ trust: written, maxSessionDuration }, path, stage) => {
    const trust = connectorTrust(written);
    if (trust === undefined) return [];
    return [
      ...trustErrors(trust, [...path, 'trust'], stage),
      ...(maxSessionDuration === undefined || HAS_SESSIONS[trust.kind]
        ? []
        : [noSessions([...path, 'maxSessionDuration'], maxSessionDuration)]),
    ];
  },
);

function trustErrors(trust: PartialTrust, path: Path, stage: PartialStage): ValidationError[] {
  switch (trust.kind) {
    case 'principal':
      return [
        ...wholeAccount(trust, path),
        ...otherPartition(trust, [...path, 'principalArn'], stage),
      ];
    case 'certificate':
      return listsOfOthers(trust, [...path, 'rolesAnywhere', 'revoked']);
    case 'accessKey':
      // The user is in the account of the stack.
      return [];
  }
}

function noSessions(path: Path, maxSessionDuration: number | string): ValidationError {
  return conflict(path, maxSessionDuration, NO_SESSIONS.expected, remove(path, NO_SESSIONS.fix));
}

function listsOfOthers(
  { certificateAuthority, revoked }: PartialCertificate,
  path: Path,
): ValidationError[] {
  if (certificateAuthority === undefined || revoked === undefined) return [];
  const error = revocationIssuerError(revoked, certificateAuthority);
  if (error === undefined) return [];
  const { expected, fix } = error;
  return [
    conflict(path, revoked, expected, or(remove(path, fix), 'remove "revoked" to revoke none')),
  ];
}

/** The principal is one role or user, unless `allowAccountRoot` admits a whole account. */
function wholeAccount(trust: PartialPrincipal, path: Path): ValidationError[] {
  const { principalArn, allowAccountRoot } = trust;
  if (principalArn === undefined) return [];
  if (!isAccountRoot(principalArn)) return allowAccountRoot === true ? [unused(path)] : [];
  // The schema reports an invalid value, which is absent here while its key is present.
  const isInvalid = 'allowAccountRoot' in trust && allowAccountRoot === undefined;
  if (isInvalid || allowAccountRoot === true) return [];
  const { expected, fix } = NO_ACCOUNT_ROOT;
  const allow = write([...path, 'allowAccountRoot'], true, fix);
  return [conflict([...path, 'principalArn'], principalArn, expected, allow)];
}

function unused(path: Path): ValidationError {
  return conflict(
    [...path, 'allowAccountRoot'],
    true,
    'no allowAccountRoot, because principalArn is one role or user',
    remove([...path, 'allowAccountRoot']),
  );
}

function otherPartition(
  { principalArn }: PartialPrincipal,
  path: Path,
  stage: PartialStage,
): ValidationError[] {
  const own = stackPartition(stage);
  if (principalArn === undefined || own === undefined) return [];
  const { partition } = arnParts(principalArn);
  if (partition === own) return [];
  const whose = isLeftOut(stage, 'env', 'region') ? 'a stack without env.region' : 'env.region';
  return [
    unsupported(
      path,
      principalArn,
      `a principal in ${own}, the partition of ${whose}, because AssumeRole does not work across partitions`,
      write(
        path,
        movedArn(principalArn, { partition: own }),
        `name a principal in ${own}, use rolesAnywhere or accessKey, or set env.region to a Region in ${partition}`,
      ),
    ),
  ];
}
