import { CLOUDFORMATION_QUOTAS, ROLE_MAPPING_RULES } from '../../aws/quotas';
import { tenantsWithRole } from '../../access/tenant-sessions';
import { or, remove, together } from '../fix';
import { quotaExceeded, validationErrors, type ValidationError } from '../validation-error';
import { AUTHENTICATED_ROLE, tenantOutputName } from '../../access/role-names';
import type { Rule } from './rule';

const emptyTenant = validationErrors('missing');

/** Every tenant entry sets something, and the tenants with a role of their own fit the quotas. */
export const tenantsRule: Rule = ({ tenants: named = {} }) => {
  const withRole = tenantsWithRole(named);
  const unlimited = Object.entries(named).filter(
    ([, tenant]) => tenant && Object.keys(tenant).length === 0,
  );
  return [
    ...unlimited.map(([id]) =>
      emptyTenant(
        ['tenants', id],
        {},
        'an object with maxSessionDuration, revokeIssuedBefore or both',
        remove(
          ['tenants', id],
          'remove the tenant; rows "tenant" isolates tenants without an entry',
        ),
      ),
    ),
    ...withRole.flatMap(tooLong),
    ...tooMany(withRole),
  ];
};

function tooMany(withRole: readonly string[]): ValidationError[] {
  const { length } = withRole;
  if (length <= ROLE_MAPPING_RULES) return [];
  return [
    quotaExceeded(
      ['tenants'],
      length,
      ROLE_MAPPING_RULES,
      `at most ${ROLE_MAPPING_RULES} tenants with maxSessionDuration: each has a role of its own, and Cognito allows ${ROLE_MAPPING_RULES} role mapping rules`,
      together(
        'remove maxSessionDuration from some tenants; sessions.maxDuration applies to them, and rows "tenant" isolates any number of tenants without roles',
        withRole
          .slice(ROLE_MAPPING_RULES)
          .map((id) => remove(['tenants', id, 'maxSessionDuration'])),
      ),
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
      `a tenant ID that fits into a logical ID of ${max} characters, in which a character other than a letter or digit takes three`,
      or(remove(['tenants', id, 'maxSessionDuration']), 'shorten the tenant ID'),
    ),
  ];
}
