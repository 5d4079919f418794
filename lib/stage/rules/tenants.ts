import { ROLE_MAPPING_RULES } from '../../aws/quotas';
import { tenantsWithRole } from '../../access/own-role';
import { validationError, type ValidationError } from '../validation-error';
import { tenantOutputName } from '../../access/tenant-names';
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
    ...(withRole.length > ROLE_MAPPING_RULES ? [tooMany(withRole)] : tooLongTogether(withRole)),
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

/** Source: CloudFormation quotas: logical IDs, of outputs too, have 255 characters. */
const LONGEST_LOGICAL_ID = 255;
const BEFORE_CONSTRUCT_ID = 'AuthenticatedRole'.length;

function tooLong(id: string): ValidationError[] {
  const length = tenantOutputName(id).length + BEFORE_CONSTRUCT_ID;
  if (length <= LONGEST_LOGICAL_ID) return [];
  return [
    validationError(
      ['tenants', id],
      id,
      `a tenant ID that fits a logical ID of ${LONGEST_LOGICAL_ID} characters, where each that is no letter or digit takes three`,
      'shorten the ID, or remove its maxSessionDuration',
    ),
  ];
}

/**
 * Source: IAM quotas: a trust policy has 2,048 characters. That of the authenticated role names every tenant that it
 * does not admit, each in quotes and after a comma; the rest of it has at most 500 characters.
 */
const TENANTS_IN_TRUST = 2_048 - 500;

function tooLongTogether(withRole: readonly string[]): ValidationError[] {
  const characters = withRole.reduce((sum, id) => sum + id.length + 3, 0);
  if (characters <= TENANTS_IN_TRUST) return [];
  return [
    validationError(
      ['tenants'],
      characters,
      `tenant IDs of at most ${TENANTS_IN_TRUST} characters together, 3 more for each, because IAM's trust policies end at 2048`,
      'shorten the IDs, or remove maxSessionDuration from some',
    ),
  ];
}
