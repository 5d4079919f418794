import type { PartialStage } from '../partial-stage';
import { write } from '../fix';
import { invalidValue, missing, type ValidationError } from '../validation-error';
import { isByTenant } from '../../access/row-scope';
import { rowScope } from '../schema/rows-schema';
import { TENANT_CLAIM, whyInvalidClaim } from '../../identity/tenant-claim';
import { isLeftOut, writtenGrants, type Rule } from './rule';
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

function missingClaim(stage: PartialStage): ValidationError[] {
  const [scope] = writtenGrants(stage).filter(({ grant }) => isByTenant(rowScope(grant.rows)));
  const needed = scope ? [...scope.path, 'rows'].join('.') : 'tenants';
  if (!scope && Object.keys(stage.tenants ?? {}).length === 0) return [];
  return [
    missing(
      PATH,
      `the claim of the ID token that names the tenant, because ${needed} needs it`,
      write(PATH, TENANT_CLAIM, `add "tenantClaim": "${TENANT_CLAIM}"`),
    ),
  ];
}
