import { isCognitoIdentityService } from '../../lib/aws/cognito-identity-service';
import type { IdentityPool } from '../template-access/identity-pools/identity-pool';
import type { Principal } from '../template-access/principals/principal';
import type { RolesAnywhereProfile } from '../template-access/principals/roles-anywhere';
import type { TemplateAccess } from '../template-access/template-access';
import { split, type TemplateText } from '../template-access/template/template-text';
import { cognitoAdmission, type CognitoAdmission } from './trust/cognito-trust';
import { durationWords } from './words/duration-words';
import { isRolesAnywhere } from './words/service-words';

/** In seconds: the enhanced flow, and a session of a session. */
const AN_HOUR = 3_600;

/**
 * How long a session of a principal lasts effectively, which is seldom what its role says.
 *
 * Source: Cognito Developer Guide, Identity pools authentication flow; IAM User Guide, Update settings for a role, and
 * Role chaining; IAM Roles Anywhere User Guide, CreateSession.
 */
export function sessionWords(principal: Principal, access: TemplateAccess): string {
  if (principal.kind === 'user') return ofUser(principal);
  if (principal.kind !== 'role') return 'that of whoever has it';
  if (!principal.inTemplate) return 'unknown: the role is not in this template';
  const ways = principal.trust
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ principals, conditions }) =>
      (principals?.named ?? []).map(({ kind, name }) => {
        if (kind === 'Federated' && isCognitoIdentityService(name)) {
          return ofIdentityPool(principal, cognitoAdmission(conditions, access.identityPools));
        }
        return ofAssumed(principal, kind, name, access);
      }),
    );
  return ways.length === 0 ? 'none: nobody is let in' : [...new Set(ways)].join('; ');
}

function maximum({ maxSessionDuration }: Principal): string {
  return maxSessionDuration === undefined ? 'an unknown time' : durationWords(maxSessionDuration);
}

function ofIdentityPool(role: Principal, { pools, isAnyPool }: CognitoAdmission): string {
  const enhanced = '1 h in the enhanced flow, whatever the maximum of the role';
  const longest = `${enhanced}; up to ${maximum(role)}`;
  const has = (flow: IdentityPool['classicFlow']) =>
    pools.some(({ classicFlow }) => classicFlow === flow);
  if (has('open') && !isGivenByPool(role, pools))
    return `up to ${maximum(role)} in the classic flow`;
  if (has('open')) return `${longest} in the classic flow`;
  if (isAnyPool) return `${longest} in the classic flow of a pool that anybody makes`;
  if (pools.length === 0)
    return `${longest} where the identity pool, which is not in this template, has the classic flow open`;
  return has('unsaid')
    ? `${longest} if the classic flow is open, which the template does not say (AllowClassicFlow)`
    : `${enhanced} (${maximum(role)})`;
}

/** Whether a pool hands a role out itself, as in the enhanced flow. */
function isGivenByPool({ arn }: Principal, pools: readonly IdentityPool[]): boolean {
  return pools.some(
    ({ attachments, mappings }) =>
      attachments.some(({ role }) => role === arn) || mappings.some(({ type }) => type === 'Token'),
  );
}

function ofAssumed(
  role: Principal,
  kind: string,
  name: TemplateText,
  { rolesAnywhereProfiles }: TemplateAccess,
): string {
  if (kind === 'Service' && isRolesAnywhere(name))
    return byCertificate(role, rolesAnywhereProfiles);
  if (kind === 'Service')
    return 'renewed by the service for as long as it runs, whatever the maximum of the role';
  if (kind !== 'AWS') return `up to ${maximum(role)}`;
  const isRole = split(name, ':').at(-1)?.startsWith('role/') === true;
  const chained = `1 h, because a session of a role assumes it (role chaining)`;
  if (isRole) return chained;
  const isUser = split(name, ':').at(-1)?.startsWith('user/') === true;
  if (isUser || role.maxSessionDuration === AN_HOUR) return `up to ${maximum(role)}`;
  return `up to ${maximum(role)}; 1 h where a session of a role assumes it (role chaining)`;
}

/** A profile sets the duration, within the role's own; without any there are no sessions. */
function byCertificate(role: Principal, profiles: readonly RolesAnywhereProfile[]): string {
  const own = profiles.filter(({ roles }) => roles.includes(role.arn));
  if (own.length === 0) return `up to ${maximum(role)}, by a profile that is not in this template`;
  const ways = own.map(({ id, durationSeconds }) => {
    const limits = [durationSeconds, role.maxSessionDuration].filter((one) => one !== undefined);
    const most = limits.length === 0 ? 'an unknown time' : durationWords(Math.min(...limits));
    return `up to ${most} by the profile ${id}`;
  });
  return ways.join('; ');
}

function ofUser({ inTemplate, accessKeys, hasPassword }: Principal): string {
  const ways = [
    ...(inTemplate ? [] : ['unknown: the user is not in this template']),
    ...(accessKeys.length > 0 ? ['no end: a key works until it is deactivated or deleted'] : []),
    ...(hasPassword ? ['12 h at most in the console, and without end by sign-in again'] : []),
  ];
  return ways.length > 0 ? ways.join('; ') : 'none yet: neither key nor password';
}
