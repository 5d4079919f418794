import { isSet, asObject, asText, asTexts, type JsonObject } from '../template/json-values';
import type { Resource } from '../template/resource';
import type { AppClient, UserPoolProvider } from './template-identity-pool';

/** An item of `CognitoIdentityProviders`. */
export function userPoolProviderOf(
  { ProviderName, ClientId, ServerSideTokenCheck }: JsonObject,
  resources: readonly Resource[],
): UserPoolProvider {
  const [name, clientId] = [asText(ProviderName) ?? '', asText(ClientId) ?? ''];
  const userPool = resources.find(
    (one) =>
      one.type === 'AWS::Cognito::UserPool' &&
      (name === one.attribute('ProviderName') || name.endsWith(`/${one.name}`)),
  );
  const clients = resources.filter(({ type }) => type === 'AWS::Cognito::UserPoolClient');
  const client = clients.find((one) => one.name === clientId);
  const isOfPool = ({ properties: { UserPoolId } }: Resource) =>
    asTexts(UserPoolId).some((id) => id === userPool?.name || name.endsWith(`/${id}`));
  return {
    name,
    userPool: userPool?.id,
    allowsSignUp: userPool && allowsSignUp(userPool),
    client: client
      ? appClientOf(client)
      : { name: clientId, at: undefined, writeAttributes: undefined },
    groups: resources
      .filter((one) => one.type === 'AWS::Cognito::UserPoolGroup' && isOfPool(one))
      .flatMap(({ name: id, properties: { GroupName, RoleArn } }) =>
        asTexts(RoleArn).map((role) => ({ name: asText(GroupName) ?? id, role })),
      ),
    otherClients: clients.filter((one) => one !== client && isOfPool(one)).map(appClientOf),
    checksTokens: isSet(ServerSideTokenCheck ?? false),
  };
}

/**
 * Self sign-up is enabled by default.
 *
 * Source: CloudFormation template reference, AWS::Cognito::UserPool AdminCreateUserConfig.
 */
function allowsSignUp({ properties }: Resource): boolean {
  const { AllowAdminCreateUserOnly: only } = asObject(properties.AdminCreateUserConfig);
  return only === undefined || asTexts(only).some((text) => !/^true$/i.test(text));
}

function appClientOf({ id, name, properties: { WriteAttributes } }: Resource): AppClient {
  return {
    name,
    at: { resource: id, property: 'Properties.WriteAttributes' },
    writeAttributes: WriteAttributes === undefined ? undefined : asTexts(WriteAttributes),
  };
}
