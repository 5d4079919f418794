import {
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  GetPrincipalTagAttributeMapCommand,
  type CognitoIdentityClient,
  type RoleMapping,
} from '@aws-sdk/client-cognito-identity';
import {
  otherProviders,
  type DeployedIdentityPool,
  type DeployedProvider,
  type DeployedRoleMapping,
} from '../simulator/identity-pool';

/** Reads an identity pool with its roles, role mappings and principal tags. */
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
    // The flow is open if it was never set. Source: aws-cli#7652.
    allowsClassicFlow: pool.AllowClassicFlow ?? true,
    providers,
    otherProviders: otherProviders(pool),
    authenticatedRole: Roles.authenticated ?? '',
    unauthenticatedRole: Roles.unauthenticated,
    roleMappings: Object.entries(RoleMappings).map(([key, mapping], position, { length }) =>
      deployedRoleMapping(
        mappedProvider(key, length === providers.length ? providers[position] : undefined),
        mapping,
      ),
    ),
    principalTags: Object.fromEntries(await Promise.all(tags)),
  };
}

/** The claim of each tag; none if the map was never set. */
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

/** Cognito's keys are providers. An emulator may keep those of the template: one per provider, in the same order. */
function mappedProvider(key: string, provider: DeployedProvider | undefined): string {
  return key.includes('/') || !provider ? key : `${provider.name}:${provider.clientId}`;
}

function deployedRoleMapping(provider: string, mapping: RoleMapping): DeployedRoleMapping {
  const rules = mapping.RulesConfiguration?.Rules ?? [];
  return {
    provider,
    type: mapping.Type ?? 'Rules',
    otherwise: mapping.AmbiguousRoleResolution ?? 'Deny',
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
