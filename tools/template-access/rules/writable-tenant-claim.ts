import { STANDARD_ATTRIBUTES } from '../../../lib/aws/user-pools';
import type { AppClient, IdentityPool } from '../identity-pools';
import type { TemplateAccess } from '../template-access';
import { shown } from '../template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { decidesByTag } from './analysis/tag-use';

/**
 * A claim that decides access is none that users write themselves. Where a client has no list of attributes, or an
 * empty one, it may write all; what one client of a user pool writes is in the tokens of all.
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
      return [...new Set(clients)].flatMap((client) =>
        claims.flatMap((deciding) => findingIn(client, deciding)),
      );
    }),
};

/** A claim, and what it decides. */
interface DecidingClaim {
  readonly claim: string;
  readonly decides: string;
}

function decidingClaims(pool: IdentityPool, access: TemplateAccess): readonly DecidingClaim[] {
  const byTags = pool.principalTags
    .filter(({ tag }) => decidesByTag(tag, access))
    .map(({ tag, claim }) => ({ claim, decides: `the session tag ${tag} of policies` }));
  const byRules = pool.attachments.flatMap(({ to }) =>
    typeof to === 'string' ? [] : [{ claim: to.claim, decides: 'which role a user gets' }],
  );
  const all = [...byTags, ...byRules].map((one): [string, DecidingClaim] => [
    `${one.claim} ${one.decides}`,
    one,
  ]);
  return [...new Map(all).values()];
}

/** Only administrators, or Cognito itself, say that an address is verified. */
const VERIFIED = ['email_verified', 'phone_number_verified'];

/** Other claims are made by Cognito, or by a trigger. Source: Cognito Developer Guide, Working with user attributes. */
function isAttribute(claim: string): boolean {
  return (
    claim.startsWith('custom:') || (STANDARD_ATTRIBUTES.has(claim) && !VERIFIED.includes(claim))
  );
}

function findingIn(
  { at, name, writeAttributes = [] }: AppClient,
  { claim, decides }: DecidingClaim,
): readonly RuleFinding[] {
  const isOpen = writeAttributes.length === 0;
  if (at === undefined || !(isOpen || writeAttributes.includes(claim))) return [];
  const how = isOpen ? 'has no WriteAttributes, so users write' : 'lets users write';
  return [
    {
      at,
      what: `the client ${shown(name)} ${how} ${claim}, which decides ${decides}: they choose it themselves`,
      fix: `write WriteAttributes without ${claim}, and with at least one attribute`,
    },
  ];
}
