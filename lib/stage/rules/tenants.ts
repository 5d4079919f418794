import { CLOUDFORMATION_QUOTAS, ROLE_MAPPING_RULES } from '../../aws/quotas';
import { tenantsWithRole } from '../../access/tenant-sessions';
import { quotaExceeded, validationErrors, type ValidationError } from '../validation-error';
import { AUTHENTICATED_ROLE, tenantOutputName } from '../../access/role-names';
import type { Rule } from './rule';

const nothingSaid = validationErrors('missing');

/** A tenant that is named differs from others; one with a role of its own takes a role mapping rule. */
export const tenants: Rule = ({ tenants: named = {} }) => {
  const withRole = tenantsWithRole(named);
  const unlimited = Object.entries(named).filter(
    ([, tenant]) => tenant && Object.keys(tenant).length === 0,
  );
  return [
    ...unlimited.map(([id]) =>
      nothingSaid(
        ['tenants', id],
        {},
        'maxSessionDuration, revokeIssuedBefore or both',
        'remove the tenant: rows "tenant" isolates tenants without naming them',
      ),
    ),
    ...withRole.flatMap(tooLong),
    ...tooMany(withRole),
  ];
};

function tooMany({ length }: readonly string[]): ValidationError[] {
  if (length <= ROLE_MAPPING_RULES) return [];
  return [
    quotaExceeded(
      ['tenants'],
      length,
      ROLE_MAPPING_RULES,
      `at most ${ROLE_MAPPING_RULES} tenants with a maxSessionDuration: each has a role, and Cognito chooses roles by ${ROLE_MAPPING_RULES} rules at most`,
      'remove maxSessionDuration from some: rows "tenant" isolates any number of tenants by a principal tag without a role each, and sessions.maxDuration holds for all of them',
    ),
  ];
}

function tooLong(id: string): ValidationError[] {
  const { logicalIdCharacters: max } = CLOUDFORMATION_QUOTAS;
  if (AUTHENTICATED_ROLE.length + tenantOutputName(id).length <= max) return [];
  return [
    quotaExceeded(
      ['tenants', id],
      id,
      max,
      `a tenant ID that fits a logical ID of ${max} characters, where each that is no letter or digit takes three`,
      'shorten the ID, or remove its maxSessionDuration',
    ),
  ];
}
