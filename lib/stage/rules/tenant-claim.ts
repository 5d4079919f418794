import type { PartialStage } from '../partial-stage';
import { write } from '../fix';
import { invalidValue, missing, type ValidationError } from '../validation-error';
import { isByTenant } from '../../access/row-scope';
import { rowScope } from '../schema/rows-schema';
import { TENANT_CLAIM, whyInvalidClaim } from '../../identity/tenant-claim';
import { isLeftOut, type Rule } from './rule';
import { namesExistingPool } from './user-pool';

const PATH = ['identity', 'tenantClaim'] as const;

/** The tenant claim is present if needed, and users cannot set it. */
export const tenantClaim: Rule = (stage) => {
  if (isLeftOut(stage, ...PATH)) return missingClaim(stage);
  const { tenantClaim: claim, userPool = {} } = stage.identity ?? {};
  if (claim === undefined) return [];
  const reason = whyInvalidClaim(claim, namesExistingPool(userPool));
  return reason === undefined
    ? []
    : [
        invalidValue(
          PATH,
          claim,
          `a claim that users cannot set themselves; ${reason}`,
          write(
            PATH,
            TENANT_CLAIM,
            `write "${TENANT_CLAIM}", an attribute that only administrators can write`,
          ),
        ),
      ];
};

function missingClaim({ tables = {}, tenants = {} }: PartialStage): ValidationError[] {
  const table = Object.entries(tables).find(([, options]) => isByTenant(rowScope(options?.rows)));
  const needed = table ? `tables.${table[0]}.rows` : 'tenants';
  if (!table && Object.keys(tenants).length === 0) return [];
  return [
    missing(
      PATH,
      `the claim of the ID token that names the tenant, because ${needed} needs it`,
      write(PATH, TENANT_CLAIM, `add "tenantClaim": "${TENANT_CLAIM}"`),
    ),
  ];
}
