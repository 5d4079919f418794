import { isCognitoIdentityService } from '../../../lib/aws/cognito-identity-service';
import { CHAINED_SESSION } from '../../../lib/aws/session-limits';
import type { TemplateIdentityPool } from '../../template-access/identity-pools/template-identity-pool';
import type { Principal } from '../../template-access/principals/principal';
import type { RolesAnywhereProfile } from '../../template-access/principals/roles-anywhere';
import type { TemplateAccess } from '../../template-access/template-access';
import { split, type TemplateText } from '../../template-access/template/template-text';
import { isRolesAnywhere } from '../words/service-words';
import { cognitoTrust, type AllowedIdentities } from './trust/cognito-trust';

const HOUR = 3_600;
const MINUTE = 60;

/**
 * The effective session duration of a principal, which often differs from the role's maximum session duration.
 *
 * Source: Cognito Developer Guide, Identity pools authentication flow; IAM User Guide, Update settings for a role, and
 * Role chaining; IAM Roles Anywhere User Guide, CreateSession.
 */
export function sessionDuration(principal: Principal, access: TemplateAccess): string {
  switch (principal.kind) {
    case 'role':
      return ofRole(principal, access);
    case 'user':
      return ofUser(principal);
    case 'group':
    case 'unattached policy':
      return 'determined by the principal';
  }
}

/** `2 h`, `90 min`, `4001 s`. */
export function durationWords(seconds: number): string {
  if (seconds % HOUR === 0) return `${seconds / HOUR} h`;
  return seconds % MINUTE === 0 ? `${seconds / MINUTE} min` : `${seconds} s`;
}

function ofRole(role: Principal, access: TemplateAccess): string {
  if (!role.inTemplate) return 'unknown: the role is not in this template';
  const durations = role.trust
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ principals, conditions }) =>
      (principals?.named ?? []).map(({ kind, name }) =>
        kind === 'Federated' && isCognitoIdentityService(name)
          ? ofIdentityPool(role, cognitoTrust(conditions, access.identityPools))
          : ofAssumedRole(role, kind, name, access),
      ),
    );
  return durations.length === 0
    ? 'none: the trust policy allows no principal'
    : [...new Set(durations)].join('; ');
}

function maximum({ maxSessionDuration }: Principal): string {
  return maxSessionDuration === undefined
    ? 'an unknown duration'
    : durationWords(maxSessionDuration);
}

function ofIdentityPool(role: Principal, { pools, isAnyPool }: AllowedIdentities): string {
  const enhanced = "1 h in the enhanced flow, regardless of the role's maximum";
  const longest = `${enhanced}; up to ${maximum(role)}`;
  const has = (flow: TemplateIdentityPool['classicFlow']) =>
    pools.some(({ classicFlow }) => classicFlow === flow);
  if (has('open')) {
    const classic = isGivenByPool(role, pools) ? longest : `up to ${maximum(role)}`;
    return `${classic} in the classic flow`;
  }
  if (isAnyPool) return `${longest} in the classic flow of an identity pool in any account`;
  if (pools.length === 0)
    return `${longest} in the classic flow, if the identity pool, not in this template, allows it`;
  return has('unspecified')
    ? `${longest} in the classic flow, if it is allowed (AllowClassicFlow is not set)`
    : `${enhanced} (${maximum(role)})`;
}

/** Whether an identity pool can assign the role in the enhanced flow. */
function isGivenByPool({ arn }: Principal, pools: readonly TemplateIdentityPool[]): boolean {
  return pools.some(
    ({ attachments, mappings }) =>
      attachments.some(({ role }) => role === arn) || mappings.some(({ type }) => type === 'Token'),
  );
}

function ofAssumedRole(
  role: Principal,
  kind: string,
  name: TemplateText,
  { rolesAnywhereProfiles }: TemplateAccess,
): string {
  if (kind === 'Service' && isRolesAnywhere(name))
    return byCertificate(role, rolesAnywhereProfiles);
  if (kind === 'Service')
    return "renewed by the service while it runs, regardless of the role's maximum";
  if (kind !== 'AWS') return `up to ${maximum(role)}`;
  const resource = split(name, ':').at(-1);
  if (resource?.startsWith('role/') === true) return '1 h: another role assumes it (role chaining)';
  const isChainable =
    resource?.startsWith('user/') !== true && role.maxSessionDuration !== CHAINED_SESSION;
  const chained = isChainable ? '; 1 h when another role assumes it (role chaining)' : '';
  return `up to ${maximum(role)}${chained}`;
}

/** A profile sets the duration, up to the role's maximum. */
function byCertificate(role: Principal, profiles: readonly RolesAnywhereProfile[]): string {
  const own = profiles.filter(({ roles }) => roles.includes(role.arn));
  if (own.length === 0)
    return `up to ${maximum(role)}, set by a profile that is not in this template`;
  const durations = own.map(({ id, durationSeconds }) => {
    const limits = [durationSeconds, role.maxSessionDuration].filter((one) => one !== undefined);
    const most = limits.length === 0 ? 'an unknown duration' : durationWords(Math.min(...limits));
    return `up to ${most} (profile ${id})`;
  });
  return durations.join('; ');
}

function ofUser({ inTemplate, accessKeys, hasPassword }: Principal): string {
  const hasOnlyPassword = hasPassword && accessKeys.length === 0;
  const durations = [
    ...(inTemplate ? [] : ['unknown: the user is not in this template']),
    // A user without credentials in the template can have access keys all the same.
    ...((inTemplate ? !hasOnlyPassword : accessKeys.length > 0)
      ? ['no expiration: an access key is valid until it is deactivated or deleted']
      : []),
    ...(hasPassword ? ['up to 12 h in the console, renewable by another sign-in'] : []),
  ];
  return durations.join('; ');
}
