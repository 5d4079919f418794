import { MOST_MAPPING_RULES } from '../../aws/mapping-rules';
import { tenantsWithRole } from '../../access/own-role';
import { quotaExceeded, validationErrors, type ValidationError } from '../validation-error';
import { tenantOutputName } from '../../access/tenant-names';
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
  if (length <= MOST_MAPPING_RULES) return [];
  return [
    quotaExceeded(
      ['tenants'],
      length,
      MOST_MAPPING_RULES,
      `at most ${MOST_MAPPING_RULES} tenants with a maxSessionDuration: each has a role, and Cognito chooses roles by ${MOST_MAPPING_RULES} rules at most`,
      'remove maxSessionDuration from some: rows "tenant" isolates any number of tenants by a principal tag without a role each, and sessions.maxDuration holds for all of them',
    ),
  ];
}

/** Source: CloudFormation quotas: logical IDs, of outputs too, have 255 characters. */
const LONGEST_LOGICAL_ID = 255;
const BEFORE_CONSTRUCT_ID = 'AuthenticatedRole'.length;

function tooLong(id: string): ValidationError[] {
  const length = tenantOutputName(id).length + BEFORE_CONSTRUCT_ID;
  if (length <= LONGEST_LOGICAL_ID) return [];
  return [
    quotaExceeded(
      ['tenants', id],
      id,
      LONGEST_LOGICAL_ID,
      `a tenant ID that fits a logical ID of ${LONGEST_LOGICAL_ID} characters, where each that is no letter or digit takes three`,
      'shorten the ID, or remove its maxSessionDuration',
    ),
  ];
}
