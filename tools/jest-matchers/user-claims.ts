import { TENANT_TAG } from '../../lib/aws/condition-keys';
import { isCustomAttribute, STANDARD_ATTRIBUTES } from '../../lib/aws/user-pools';
import type { Claims } from '../simulator/role-mapping';
import type { TemplateDeployment } from '../simulator/template-deployment';
import type { CloudFormationTemplate } from '../simulator/template-references';
import type { SignedInUser } from './access-query';
import { namedResource } from './named-resource';
import { assertKnown } from './template-attributes';

/**
 * The claims of a user's ID token.
 *
 * @throws {Error} if the template does not have the app client, or its tokens have no tenant
 */
export function claimsOf(
  deployment: TemplateDeployment,
  template: CloudFormationTemplate,
  { sub, tenant, groups, client, claims }: SignedInUser,
): Claims {
  const aud = client === undefined ? undefined : clientId(deployment, template, client);
  return {
    sub,
    ...(aud !== undefined && { aud }),
    ...(groups && { 'cognito:groups': groups.join(',') }),
    ...(tenant !== undefined && { [tenantClaim(deployment, aud)]: tenant }),
    ...claims,
  };
}

/** The ID of an app client of the template, or the given ID of another one that the identity pool accepts. */
function clientId(
  deployment: TemplateDeployment,
  template: CloudFormationTemplate,
  client: string,
): string {
  const accepted = deployment.identityPool().providers.map(({ clientId: id }) => id);
  if (accepted.includes(client)) return client;
  const id = namedResource(template, ['AWS::Cognito::UserPoolClient'], client);
  if (!accepted.includes(id)) assertKnown(accepted);
  return id;
}

function tenantClaim(deployment: TemplateDeployment, aud: string | undefined): string {
  const { principalTags, providers } = deployment.identityPool();
  const tags = Object.values(principalTags);
  const [claim] = tags.flatMap((claims) => claims[TENANT_TAG] ?? []);
  if (claim === undefined) {
    throw new Error(
      `The identity pool maps no claim to the tag ${TENANT_TAG}. Write the tenant's claim to user.claims.`,
    );
  }
  assertReadable(deployment, aud ?? providers[0]?.clientId, claim);
  return claim;
}

/** Of the attributes, the ID token has only those that the app client can read. */
function assertReadable(
  { idsOf, attribute, properties }: TemplateDeployment,
  aud: string | undefined,
  claim: string,
): void {
  const isAttribute = isCustomAttribute(claim) || STANDARD_ATTRIBUTES.has(claim);
  const client = idsOf('AWS::Cognito::UserPoolClient').find((id) => attribute(id, 'Ref') === aud);
  if (client === undefined || !isAttribute) return;
  const { ReadAttributes: readable = [] } = properties(client) as {
    readonly ReadAttributes?: readonly string[];
  };
  if (readable.length === 0 || readable.includes(claim)) return;
  throw new Error(
    `ID tokens of the app client ${client} do not have ${claim}, and so no tenant. Add ${claim} to its readAttributes, or leave tenant out.`,
  );
}
