import { accessDenied } from './authorize';
import type { AwsError, HttpAnswer } from './aws-error';
import type { AwsRequest } from './aws-request';
import { allow, deny, undecided, type Handling } from './decision';
import { dynamoDbRequest } from './dynamodb-requests';
import type { GatewayContext } from './gateway-context';
import { identityPoolRequest } from './identity-pool-requests';
import type { RequestPrincipal } from './issued-credentials';
import { elementIn, stsRequest } from './sts-requests';
import { rememberTokens, userPoolRequest } from './user-pool-requests';

/** Who sends a request, and for which Region it is signed. */
export interface Sender {
  readonly principal: RequestPrincipal;
  readonly region: string;
  /** The service in the signature. */
  readonly service: string;
}

/**
 * Decides what AWS would do with a request.
 *
 * @param sender undefined for a request that nobody signed
 */
export async function decideRequest(
  request: AwsRequest,
  sender: Sender | undefined,
  context: GatewayContext,
): Promise<Handling> {
  const { service } = request;
  const ofClient = await clientRequest(request, sender, context);
  if (ofClient) return ofClient;
  if (!sender) return deny('nobody signed the request', MISSING_TOKEN);
  const { principal } = sender;
  if (isAdministrator(principal)) return administratorRequest(request, context);
  if (sender.service !== service) {
    const message = `Credential should be scoped to correct service: '${service}'.`;
    return deny('signed for another service', { code: 'InvalidSignatureException', message });
  }
  if (service === 'dynamodb' && request.protocol === 'json') {
    return dynamoDbRequest(request, principal, sender.region, context);
  }
  const call = { action: `${service}:${request.action || 'a REST operation'}`, resource: '*' };
  const by = `${call.action} is not simulated`;
  const decision = { outcome: 'undecided', by } as const;
  return undecided(by, accessDenied(principal, call, decision, context.place.account));
}

/** The operations of clients, in the protocol of their service; undefined for others. */
async function clientRequest(
  request: AwsRequest,
  sender: Sender | undefined,
  context: GatewayContext,
): Promise<Handling | undefined> {
  switch (`${request.service} ${request.protocol}`) {
    case 'cognito-identity json':
      return identityPoolRequest(request, context);
    case 'cognito-idp json':
      return userPoolRequest(request, context);
    case 'sts query':
      return sender === undefined || sender.service === 'sts'
        ? stsRequest(request, sender?.principal, context)
        : undefined;
    default:
      return undefined;
  }
}

const MISSING_TOKEN: AwsError = {
  code: 'MissingAuthenticationTokenException',
  message: 'Request is missing Authentication Token',
};

/** The roles with which the CDK CLI deploys. Source: CDK Developer Guide, Bootstrapping, Security considerations. */
const CDK_ROLE = /:role\/cdk-\w+-(deploy|file-publishing|image-publishing|lookup)-role-[\w-]+$/;

/** Whether everything is allowed: to an administrator, and to the CDK CLI that one runs. */
export function isAdministrator(
  principal: RequestPrincipal,
): principal is Exclude<RequestPrincipal, { readonly kind: 'user' }> {
  return (
    principal.kind === 'administrator' ||
    (principal.kind === 'role' && principal.byAdministrator && CDK_ROLE.test(principal.roleArn))
  );
}

/** What reads, or changes only items and users. */
const KEEPS_SETTINGS =
  /^(Get|List|Describe|Admin|Batch|Transact|Execute|AssumeRole|Query$|Scan$|(Put|Update|Delete)Item$)/;

/** The services whose settings decide about access. A deployment goes on after its call, so every call to it counts. */
const WITH_SETTINGS = new Set(['cognito-identity', 'cognito-idp', 'dynamodb', 'iam', 'sts']);

function administratorRequest(request: AwsRequest, context: GatewayContext): Handling {
  const { service, action } = request;
  return allow('an administrator', (answer) => {
    const isChange = WITH_SETTINGS.has(service) && !KEEPS_SETTINGS.test(action);
    if (isChange || service === 'cloudformation') context.settings.forget();
    if (answer.status < 300) observe(request, answer, context);
    return answer;
  });
}

/** What an administrator does to access keys and signed-in users. */
function observe({ action, parameters }: AwsRequest, answer: HttpAnswer, context: GatewayContext) {
  const { credentials, signOuts, place } = context;
  const { AccessKeyId, Status, UserPoolId, Username } = parameters;
  switch (action) {
    case 'CreateAccessKey': {
      const text = answer.body.toString('utf8');
      credentials.add({
        accessKeyId: elementIn(text, 'AccessKeyId'),
        secretAccessKey: elementIn(text, 'SecretAccessKey'),
        principal: {
          kind: 'user',
          arn: `arn:aws:iam::${place.account}:user/${elementIn(text, 'UserName')}`,
        },
      });
      break;
    }
    case 'AdminInitiateAuth':
    case 'AdminRespondToAuthChallenge':
      rememberTokens(context)(answer);
      break;
    case 'DeleteAccessKey':
      credentials.remove(String(AccessKeyId));
      break;
    case 'UpdateAccessKey':
      credentials.setActive(String(AccessKeyId), Status === 'Active');
      break;
    case 'AdminUserGlobalSignOut':
      signOuts.record(String(UserPoolId), String(Username), context.now());
      break;
  }
}
