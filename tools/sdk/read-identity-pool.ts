import {
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  GetPrincipalTagAttributeMapCommand,
  type CognitoIdentityClient,
  type RoleMapping as GivenMapping,
} from '@aws-sdk/client-cognito-identity';
import type {
  DeployedIdentityPool,
  UserPoolProvider,
  DeployedRoleMapping,
} from '../simulator/identity-pool';
import { otherProviders } from '../simulator/identity-pool';

/** An identity pool as it is deployed: whom it admits, with which role, and which claims become tags. */
export async function readIdentityPool(
  client: CognitoIdentityClient,
  identityPoolId: string,
): Promise<DeployedIdentityPool> {
  const named = { IdentityPoolId: identityPoolId };
  const [pool, { Roles = {}, RoleMappings = {} }] = await Promise.all([
    client.send(new DescribeIdentityPoolCommand(named)),
    client.send(new GetIdentityPoolRolesCommand(named)),
  ]);
  const providers = (pool.CognitoIdentityProviders ?? []).map(
    ({ ProviderName: name = '', ClientId: clientId = '', ServerSideTokenCheck = false }) => ({
      name,
      clientId,
      checksTokens: ServerSideTokenCheck,
    }),
  );
  const tags = providers.map(
    async ({ name }) => [name, await principalTags(client, identityPoolId, name)] as const,
  );
  return {
    identityPoolId,
    allowsUnauthenticatedIdentities: pool.AllowUnauthenticatedIdentities ?? false,
    // Source: aws-cli#7652: where nothing was said of it, the flow is open.
    allowsClassicFlow: pool.AllowClassicFlow ?? true,
    providers,
    otherProviders: otherProviders(pool),
    authenticatedRole: Roles.authenticated ?? '',
    unauthenticatedRole: Roles.unauthenticated,
    roleMappings: Object.entries(RoleMappings).map(([key, mapping]) =>
      roleMappingOf(providerOf(key, providers), mapping),
    ),
    principalTags: Object.fromEntries(await Promise.all(tags)),
  };
}

/** Which claim becomes which tag; none where nothing was ever said of it. */
async function principalTags(
  client: CognitoIdentityClient,
  IdentityPoolId: string,
  IdentityProviderName: string,
): Promise<Record<string, string>> {
  try {
    const { PrincipalTags = {} } = await client.send(
      new GetPrincipalTagAttributeMapCommand({ IdentityPoolId, IdentityProviderName }),
    );
    return PrincipalTags;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return {};
    throw error;
  }
}

/** Cognito's keys are providers; an emulator may have kept the name that the template gave the mapping. */
function providerOf(key: string, providers: readonly UserPoolProvider[]): string {
  const [only, ...others] = providers;
  return key.includes('/') || !only || others.length > 0 ? key : `${only.name}:${only.clientId}`;
}

function roleMappingOf(provider: string, given: GivenMapping): DeployedRoleMapping {
  const rules = given.RulesConfiguration?.Rules ?? [];
  return {
    provider,
    type: given.Type ?? 'Rules',
    otherwise: given.AmbiguousRoleResolution ?? 'Deny',
    rules: rules.map(
      ({ Claim: claim = '', MatchType: matchType = '', Value: value = '', RoleARN = '' }) => ({
        claim,
        matchType,
        value,
        roleArn: RoleARN,
      }),
    ),
  };
}
