import type { PartialStage } from '../partial-stage';
import { write } from '../fix';
import { invalidValue, missing, type ValidationError } from '../validation-error';
import { isByTenant } from '../../access/row-scope';
import { rowScope } from '../schema/rows-schema';
import { STANDARD_ATTRIBUTES } from '../../aws/user-pools';
import { isLeftOut, writtenGrants, type Rule } from './rule';
import { namesExistingPool } from './user-pool';

const PATH = ['identity', 'tenantClaim'] as const;

/** A name for the claim. */
const TENANT_CLAIM = 'custom:tenantId';

/** The tenant claim is present if needed, and users cannot set it. */
export const tenantClaim: Rule = (stage) => {
  if (isLeftOut(stage, ...PATH)) return missingClaim(stage);
  const { tenantClaim: claim, userPool = {} } = stage.identity ?? {};
  if (claim === undefined) return [];
  const reason = whyInvalid(claim, namesExistingPool(userPool));
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

/** Source: Cognito Developer Guide, Understanding the identity (ID) token. */
const TOKEN_CLAIMS: ReadonlySet<string> = new Set([
  ...['aud', 'auth_time', 'event_id', 'exp', 'iat', 'identities', 'iss', 'jti', 'nonce'],
  ...['origin_jti', 'sub', 'token_use', 'at_hash'],
]);

/** Source: Cognito user pools API reference, SchemaAttributeType: 20 characters, of which this is a subset. */
const CUSTOM_ATTRIBUTE = /^custom:[a-zA-Z0-9_-]{1,20}$/;

/** Why a claim is invalid; undefined if it is valid. */
function whyInvalid(claim: string, isOfExistingPool: boolean): string | undefined {
  if (STANDARD_ATTRIBUTES.has(claim))
    return `${claim} is a standard attribute, which app clients can write`;
  if (TOKEN_CLAIMS.has(claim) || claim.startsWith('cognito:')) {
    return `${claim} identifies the user or the token, not a tenant`;
  }
  if (isOfExistingPool || CUSTOM_ATTRIBUTE.test(claim)) return undefined;
  return 'in a new user pool its name is "custom:" and 1 to 20 letters, digits, _ and -';
}
