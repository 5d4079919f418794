import type { PartialStage } from '../partial-stage';
import { invalidValue, missing, type ValidationError } from '../validation-error';
import { isByTenant } from '../../access/row-scope';
import { rowScope } from '../schema/rows-schema';
import { STANDARD_ATTRIBUTES } from '../../aws/user-pools';
import { isLeftOut, type Rule } from './rule';
import { namesExistingPool } from './user-pool';

const PATH = ['identity', 'tenantClaim'] as const;

/** Who belongs to which tenant is said by a claim that users cannot set for themselves. */
export const tenantClaim: Rule = (stage) => {
  if (isLeftOut(stage, ...PATH)) return missingClaim(stage);
  const { tenantClaim: claim, userPool = {} } = stage.identity ?? {};
  if (claim === undefined) return [];
  const reason = unfit(claim, namesExistingPool(userPool));
  return reason === undefined
    ? []
    : [
        invalidValue(
          PATH,
          claim,
          `a claim that users cannot set for themselves: ${reason}`,
          'write "custom:tenantId", an attribute that only administrators set',
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
      'write "tenantClaim": "custom:tenantId"',
    ),
  ];
}

/** Source: Cognito Developer Guide, Understanding the identity (ID) token. */
const TOKEN_CLAIMS: ReadonlySet<string> = new Set([
  ...['aud', 'auth_time', 'event_id', 'exp', 'iat', 'identities', 'iss', 'jti', 'nonce'],
  ...['origin_jti', 'sub', 'token_use', 'at_hash'],
]);

/** Source: Cognito user pools API reference, SchemaAttributeType: 20 characters; ours are a part of those it takes. */
const CUSTOM_ATTRIBUTE = /^custom:[a-zA-Z0-9_-]{1,20}$/;

/** Why a claim does not do; undefined where it may. */
function unfit(claim: string, isOfExistingPool: boolean): string | undefined {
  if (STANDARD_ATTRIBUTES.has(claim)) return `${claim} describes the user, whose client writes it`;
  if (TOKEN_CLAIMS.has(claim) || claim.startsWith('cognito:')) {
    return `${claim} is about the user or the token, and names no tenant`;
  }
  if (isOfExistingPool || CUSTOM_ATTRIBUTE.test(claim)) return undefined;
  return 'the attribute of a new user pool is "custom:" and 1 to 20 letters, digits, _ and -';
}
