import {
  COGNITO_IDENTITY_SERVICE,
  isCognitoIdentityService,
} from '../../../../lib/aws/cognito-identity-service';
import { ASSUME_ROLE_WITH_WEB_IDENTITY } from '../../policies/assume-role-actions';
import { hasWildcard } from '../../policies/patterns';
import type { Principal } from '../../principals/principal';
import type { TemplateAccess } from '../../template-access';
import { isLiteral } from '../../template/template-text';
import type { Audience } from './claim-fault';
import { actionElement } from './statement-elements';
import { selects } from '../../policies/selected-actions';
import type { TrustFault } from './trust-fault';
import { trustFaults } from './trust-faults';
import { assumeStatements, type TrustedEntity } from './trusted-entity';

export type { Audience } from './claim-fault';

/** Why identities do not get a role that their pool assigns them. */
export function cognitoFaults(
  role: Principal,
  audience: Audience,
  access: TemplateAccess,
): readonly TrustFault[] {
  const statements = assumeStatements(role);
  if (statements.some(({ principals }) => principals?.except !== false)) return [];
  const named = statements.flatMap(({ principals }) => principals?.named ?? []);
  const services = named.filter(({ name }) => isCognitoIdentityService(name));
  const [service] = services;
  if (!service) return named.every(isOtherEntity) ? [untrusted(role)] : [];
  const all = services.map((one) => trustFaults(role, one, access, audience));
  const faults = all.every((one) => one.length > 0) ? (all[0] ?? []) : [];
  return faults.length > 0 ? faults : withoutTagSession(role, service, audience);
}

/** The identities to whom pools of the template assign a role. */
export function audiencesOf(
  { arn }: Principal,
  { identityPools }: TemplateAccess,
): readonly Audience[] {
  return identityPools.flatMap((pool) => {
    const attached = pool.attachments
      .filter(({ role }) => role === arn)
      .map(({ to }) => (to === 'unauthenticated' ? to : 'authenticated'));
    return [...new Set(attached)].map((kind) => ({ pool, kind }));
  });
}

/** Whether a trusted entity is certainly not the service of identity pools. */
function isOtherEntity({ kind, name }: TrustedEntity): boolean {
  return !hasWildcard(name) && (kind !== 'Federated' || isLiteral(name));
}

function untrusted({ at }: Principal): TrustFault {
  return {
    at: { ...at, property: 'Properties.AssumeRolePolicyDocument' },
    why: 'its trust policy does not name the service of identity pools',
    fix: `Add a statement to the trust policy that allows Federated ${COGNITO_IDENTITY_SERVICE} ${ASSUME_ROLE_WITH_WEB_IDENTITY}, with the ID of the identity pool in aud`,
  };
}

/** Session tags need a permission. Unauthenticated identities have no claims. Source: Cognito Developer Guide, Using attributes for access control. */
function withoutTagSession(
  role: Principal,
  { name }: TrustedEntity,
  { pool, kind }: Audience,
): readonly TrustFault[] {
  const may = role.trust.some(
    ({ effect, actions, principals }) =>
      effect === 'Allow' &&
      selects(actions, 'sts:TagSession') &&
      principals?.named.some((one) => one.name === name) === true,
  );
  const [statement] = assumeStatements(role);
  if (may || !statement || kind !== 'authenticated' || pool.principalTags.length === 0) return [];
  return [
    {
      at: actionElement(statement),
      why: `${pool.id} sets session tags, and its trust policy does not allow sts:TagSession`,
      fix: `Add sts:TagSession to the actions for ${name}`,
    },
  ];
}
