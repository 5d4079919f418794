import { isCognitoIdentityService } from '../../../lib/aws/cognito-identity-service';
import type { Principal } from '../principals/principal';
import type { TemplateAccess } from '../template-access';
import { within } from '../template/location';
import { unknownParts } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { audiencesOf, cognitoFaults } from './analysis/cognito-faults';
import { usersWords, asSentenceStart } from './analysis/who';
import type { TrustFault } from './analysis/trust-fault';
import { trustFaults } from './analysis/trust-faults';
import { assumeStatements, entityWords, type TrustedEntity } from './analysis/trusted-entity';

/**
 * Somebody can assume a role: those to whom an identity pool assigns it, and every entity that its trust policy names. A wrong
 * action, an `aud` that is no identity pool, or a misspelt condition key denies all of them, and nothing else tells.
 *
 * Source: STS API reference, AssumeRoleWithWebIdentity; Cognito Developer Guide, Role trust and permissions; IAM User Guide,
 * Creating a condition that tests for the absence or presence of a key.
 */
export const unsatisfiableTrust: AccessRule = {
  name: 'UnsatisfiableTrust',
  severity: 'medium',
  find: (access) =>
    access.principals
      .filter(({ kind, inTemplate, trust }) => kind === 'role' && inTemplate && trust.length > 0)
      .flatMap((role) => findingsIn(role, access)),
};

function findingsIn(role: Principal, access: TemplateAccess): readonly RuleFinding[] {
  if (assumeStatements(role).length === 0) return isKnown(role) ? [withoutAction(role)] : [];
  const audiences = audiencesOf(role, access);
  const entities = entitiesOf(role).filter(
    ({ name }) => audiences.length === 0 || !isCognitoIdentityService(name),
  );
  return [
    ...audiences.flatMap((audience) => {
      const users = [{ pool: audience.pool.id, kind: audience.kind, only: undefined }];
      const who = `${asSentenceStart(usersWords(users))} cannot get the role ${role.id}`;
      return findings(who, cognitoFaults(role, audience, access));
    }),
    ...entities.flatMap((entity) =>
      findings(
        `${entityWords(entity)} cannot assume ${role.id}`,
        trustFaults(role, entity, access),
      ),
    ),
  ];
}

function findings(who: string, faults: readonly TrustFault[]): readonly RuleFinding[] {
  return faults.map(({ at, why, fix }) => ({ at, what: `${who}: ${why}`, fix }));
}

/** Whether a trust policy allows no action that is known only at deployment. */
function isKnown({ trust }: Principal): boolean {
  return trust.every(({ actions }) =>
    actions.patterns.every((one) => unknownParts(one).length === 0),
  );
}

function withoutAction(role: Principal): RuleFinding {
  return {
    at: within(role.at, 'Properties.AssumeRolePolicyDocument'),
    what: `Nobody can assume ${role.id}: its trust policy allows no action that assumes a role`,
    fix: 'Allow sts:AssumeRole, or sts:AssumeRoleWithWebIdentity for an identity pool or OpenID Connect provider',
  };
}

function entitiesOf(role: Principal): readonly TrustedEntity[] {
  const all = assumeStatements(role).flatMap(({ principals }) =>
    principals?.except === false ? principals.named : [],
  );
  return [...new Map(all.map((one) => [`${one.kind} ${one.name}`, one])).values()];
}
