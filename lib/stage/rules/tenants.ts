import { CLOUDFORMATION_QUOTAS, ROLE_MAPPING_RULES } from '../../aws/quotas';
import { tenantsWithRole } from '../../access/tenant-sessions';
import { validationError, type ValidationError } from '../validation-error';
import { AUTHENTICATED_ROLE, tenantOutputName } from '../../access/role-names';
import type { Rule } from './rule';

/** A tenant that is named differs from others; one with a role of its own takes a mapping rule and a place in the trust. */
export const tenants: Rule = ({ tenants: named = {} }) => {
  const withRole = tenantsWithRole(named);
  const nothingSaid = Object.entries(named).filter(
    ([, tenant]) => tenant && Object.keys(tenant).length === 0,
  );
  return [
    ...nothingSaid.map(([id]) =>
      validationError(
        ['tenants', id],
        {},
        'maxSessionDuration, revokeIssuedBefore or both',
        'remove the tenant: rows "tenant" isolates tenants without naming them',
      ),
    ),
    ...withRole.flatMap(tooLong),
    ...(withRole.length > ROLE_MAPPING_RULES ? [tooMany(withRole)] : []),
  ];
};

function tooMany(withRole: readonly string[]): ValidationError {
  return validationError(
    ['tenants'],
    withRole.length,
    `at most ${ROLE_MAPPING_RULES} tenants with a maxSessionDuration: each has a role, and Cognito chooses roles by ${ROLE_MAPPING_RULES} rules at most`,
    'remove maxSessionDuration from some: rows "tenant" isolates any number of tenants by a principal tag without a role each, and sessions.maxDuration holds for all of them',
  );
}

function tooLong(id: string): ValidationError[] {
  const length = AUTHENTICATED_ROLE.length + tenantOutputName(id).length;
  if (length <= CLOUDFORMATION_QUOTAS.logicalIdCharacters) return [];
  return [
    validationError(
      ['tenants', id],
      id,
      `a tenant ID that fits a logical ID of ${CLOUDFORMATION_QUOTAS.logicalIdCharacters} characters, where each that is no letter or digit takes three`,
      'shorten the ID, or remove its maxSessionDuration',
    ),
  ];
}
