import type { AwsCall, Fault } from './aws-proxy';

/**
 * What AWS would refuse of a stage with one table, whose rows are the users' own, and the classic flow closed; found by
 * hand, and not by the policy engine, so that the one does not prove itself.
 */
export class Enforcing {
  private readonly tokens = new Set<string>();
  private readonly identityOf = new Map<string, string>();

  constructor(private readonly account: string) {}

  /** What AWS gave to whom. */
  readonly answer = (call: AwsCall, text: string): string => {
    const given = text.startsWith('{') ? JSON.parse(text) : {};
    const idToken: string | undefined = given.AuthenticationResult?.IdToken;
    if (idToken !== undefined) this.tokens.add(idToken);
    if (call.action === 'GetCredentialsForIdentity' && given.Credentials) {
      this.identityOf.set(given.Credentials.AccessKeyId, call.parameters.IdentityId);
    }
    return text;
  };

  readonly fault = (call: AwsCall): Fault | undefined => {
    const { service, action, parameters, accessKeyId = '' } = call;
    if (service === 'dynamodb') return this.ofDynamoDb(action, parameters, accessKeyId);
    if (service !== 'cognito-identity' || accessKeyId !== '') return undefined;
    const shown = Object.values<string>(parameters.Logins ?? {});
    if (shown.length === 0 || !shown.every((token) => this.tokens.has(token))) {
      return { error: 'NotAuthorizedException', message: 'Invalid login token.' };
    }
    return action === 'GetOpenIdToken' ? { error: 'InvalidParameterException' } : undefined;
  };

  private ofDynamoDb(action: string, parameters: any, accessKeyId: string): Fault | undefined {
    if (accessKeyId === this.account) return undefined;
    const identityId = this.identityOf.get(accessKeyId);
    if (identityId === undefined) return { error: 'UnrecognizedClientException' };
    const key = (parameters.Key ?? parameters.Item)?.pk?.S;
    const isOwnItem = ['GetItem', 'PutItem', 'UpdateItem'].includes(action) && key === identityId;
    return isOwnItem ? undefined : { error: 'AccessDeniedException', message: 'not authorized' };
  }
}
