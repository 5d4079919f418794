import { TENANT_ID } from '../../lib/aws/name-patterns';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import type { PoolSettings } from './pool-settings';
import type { UserRequest } from './user-request';

/** What was read from the user pool for a request. */
export interface UserRequestContext {
  readonly pool: PoolSettings;
  /** The groups of the pool; not read without a group in the request. */
  readonly groups: readonly string[];
  /** The app clients with which users can set the tenant claim; not read without a tenant in the request. */
  readonly clientsThatWrite: readonly string[];
}

/** Source: Cognito user pools API reference, AdminCreateUser. */
const USERNAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** Why a request cannot be met, each with its fix; empty if it can. */
export function requestErrors(
  { identity }: StageConfig,
  request: UserRequest,
  context: UserRequestContext,
): string[] {
  return [
    ...nameErrors(request, context.pool),
    ...tenantErrors(request.tenant, identity.tenantClaim, context),
    ...groupErrors(request.groups, context.groups),
  ];
}

/** Whether a text is an e-mail address, as far as one can tell without sending to it. */
function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

function nameErrors(request: UserRequest, pool: PoolSettings): string[] {
  const { username, email } = request;
  const name = JSON.stringify(username);
  if (pool.signIn === undefined) {
    return [
      `Users of the user pool ${pool.userPoolId} sign in with a phone number, which this command does not set. Use the console of Cognito.`,
    ];
  }
  if (!USERNAME.test(username)) {
    return [`${name} has characters that Cognito does not allow, or more than 128.`];
  }
  if (email !== undefined && !isEmail(email)) {
    return [`--email ${JSON.stringify(email)} is not an e-mail address.`];
  }
  if (pool.signIn === 'email') {
    const isOther = email !== undefined && email !== username;
    return [
      ...(isEmail(username)
        ? []
        : [`Users of the pool sign in with an e-mail address, which ${name} is not.`]),
      ...(isOther ? ['Users of the pool sign in with their e-mail address. Omit --email.'] : []),
    ];
  }
  const needsEmail =
    request.password.kind === 'invitation' || pool.requiredAttributes.includes('email');
  return emailOf(request) === undefined && needsEmail
    ? ['Users of the pool sign in with a user name. Pass their e-mail address with --email.']
    : [];
}

/** The e-mail address of a request; undefined if it has none. */
export function emailOf({ username, email }: UserRequest): string | undefined {
  return email ?? (isEmail(username) ? username : undefined);
}

function tenantErrors(
  tenant: string | undefined,
  claim: string | undefined,
  { pool, clientsThatWrite }: UserRequestContext,
): string[] {
  if (tenant === undefined) return [];
  if (claim === undefined) {
    return ['The stage has no tenants. Omit --tenant, or set identity.tenantClaim.'];
  }
  const clients = clientsThatWrite.join(', ');
  return [
    ...(TENANT_ID.form.test(tenant)
      ? []
      : [`Invalid tenant ${JSON.stringify(tenant)}. Allowed: ${TENANT_ID.expected}.`]),
    ...(pool.attributes.includes(claim)
      ? []
      : [
          `${claim} is not an attribute of the user pool ${pool.userPoolId}: a Lambda trigger sets it. Set the tenant where the trigger reads it, and omit --tenant.`,
        ]),
    ...(clients === ''
      ? []
      : [
          `Users can set ${claim} themselves with the app clients ${clients}, and so choose any tenant. Give these clients WriteAttributes without it first.`,
        ]),
  ];
}

function groupErrors(wanted: readonly string[], existing: readonly string[]): string[] {
  const unknown = wanted.filter((group) => !existing.includes(group));
  if (unknown.length === 0) return [];
  const known = existing.length === 0 ? 'it has none' : existing.join(', ');
  return [`Unknown group ${unknown.join(', ')}. Groups of the user pool: ${known}.`];
}
