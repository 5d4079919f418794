import { isCustomAttribute, STANDARD_ATTRIBUTES } from '../../../lib/aws/user-pools';
import type { AppClient, TemplateIdentityPool } from '../identity-pools/template-identity-pool';
import { decidesByTag } from '../policies/tag-conditions';
import type { TemplateAccess } from '../template-access';
import { shown } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';

/**
 * Users cannot write claims that determine access. An app client without a list of attributes, or with an empty list, can
 * write all of them, and what one client writes is in the tokens of all clients of the user pool.
 *
 * Source: aws-cdk#30608, aws-cdk#21835, terraform-provider-aws#28684.
 */
export const writableTenantClaim: AccessRule = {
  name: 'WritableTenantClaim',
  severity: 'high',
  find: (access) =>
    access.identityPools.flatMap((pool) => {
      const claims = decidingClaims(pool, access).filter(({ claim }) => isAttribute(claim));
      const clients = pool.providers.flatMap((one) => [one.client, ...one.otherClients]);
      return [...new Map(clients.map((client) => [client.name, client])).values()].flatMap(
        (client) => claims.flatMap((deciding) => findingIn(client, deciding)),
      );
    }),
};

/** A claim that determines access, and how. */
interface DecidingClaim {
  readonly claim: string;
  readonly decides: string;
}

function decidingClaims(
  pool: TemplateIdentityPool,
  access: TemplateAccess,
): readonly DecidingClaim[] {
  const byTags = pool.principalTags
    .filter(({ tag }) => isUsed(tag, access))
    .map(({ tag, claim }) => ({ claim, decides: `the session tag ${tag} in policies` }));
  const byRules = pool.attachments.flatMap(({ to }) =>
    typeof to === 'string' ? [] : [{ claim: to.claim, decides: 'which role a user gets' }],
  );
  const all = [...byTags, ...byRules].map((one): [string, DecidingClaim] => [
    `${one.claim} ${one.decides}`,
    one,
  ]);
  return [...new Map(all).values()];
}

/** Whether a policy or trust policy depends on a session tag. */
function isUsed(tag: string, { principals, tables }: TemplateAccess): boolean {
  const policies = tables.flatMap(({ resourcePolicies }) => resourcePolicies);
  return [
    ...principals.flatMap(({ statements, trust }) => [...statements, ...trust]),
    ...policies.flatMap(({ statements }) => statements),
  ].some((statement) => decidesByTag(statement, tag, ['aws:PrincipalTag', 'aws:RequestTag']));
}

/** Only administrators and Cognito can set these. */
const VERIFIED = ['email_verified', 'phone_number_verified'];

/** Other claims come from Cognito or a Lambda trigger. Source: Cognito Developer Guide, Working with user attributes. */
function isAttribute(claim: string): boolean {
  return isCustomAttribute(claim) || (STANDARD_ATTRIBUTES.has(claim) && !VERIFIED.includes(claim));
}

function findingIn(
  { at, name, writeAttributes = [] }: AppClient,
  { claim, decides }: DecidingClaim,
): readonly RuleFinding[] {
  const isOpen = writeAttributes.length === 0;
  if (at === undefined || !(isOpen || writeAttributes.includes(claim))) return [];
  const how = isOpen ? ', which has no WriteAttributes' : '';
  return [
    {
      at,
      what: `Users can set ${claim}, which determines ${decides}, by the app client ${shown(name)}${how}`,
      fix: `Set WriteAttributes to at least one attribute, without ${claim}`,
    },
  ];
}
