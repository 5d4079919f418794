import { TENANT_CLAIM } from '../../identity/tenant-claim';
import { poolName, userPoolSchema } from './user-pool-schema';
import { flag, keys, text } from './value-schemas';

/** The `identity` key of the stage file. */
export const identitySchema = keys({
  userPool: userPoolSchema
    .default({})
    .describe('The user pool: an existing one, or the options of a new one.'),
  identityPoolName: poolName
    .optional()
    .describe('Name of the identity pool. Default: CloudFormation generates a name.'),
  roleName: text(
    /^[\w+=,.@-]{1,64}$/,
    '1 to 64 letters, digits and _ + = , . @ -',
    'shorten the name, or remove other characters',
  )
    .optional()
    .describe(
      'Name of the authenticated role, unique in the account across its Regions. Default: CloudFormation generates a name.',
    ),
  // Source of the maximum length: Cognito identity pools API reference, MappingRule.
  tenantClaim: text(
    /^[\w:./-]{1,64}$/,
    'a claim name of 1 to 64 letters, digits and _ : . / -',
    `write the name of the claim in the ID token, such as "${TENANT_CLAIM}"`,
  )
    .optional()
    .describe(
      'Claim of the ID token that names the tenant of the user. `rows` "tenant" and `tenants` need it. A new user pool gets the attribute, which must begin with `custom:`. Default: no tenants.',
    ),
  classicFlow: flag()
    .default(false)
    .describe(
      'Whether clients can also use the classic authentication flow, and so sessions of more than one hour.',
    ),
});
