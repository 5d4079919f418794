import { isByTenant } from '../../lib/access/row-scope';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import type { PoolSettings } from './pool-settings';
import { emailOf } from './request-errors';
import type { ExistingUser, UserChange } from './user-changes';
import type { UserRequest } from './user-request';

/** What was done for a request. */
export interface UserResult {
  readonly pool: PoolSettings;
  readonly existing: ExistingUser | undefined;
  readonly changes: readonly UserChange[];
}

/** What to know and what the user does next, as lines. */
export function resultLines(
  stage: StageConfig,
  request: UserRequest,
  result: UserResult,
): string[] {
  const { pool, existing, changes } = result;
  const did = (...kinds: readonly UserChange['kind'][]) =>
    changes.some(({ kind }) => kinds.includes(kind));
  const tenant = request.tenant ?? existing?.tenant;
  const byTenant = tenant === undefined ? tablesByTenant(stage) : [];
  return [
    ...(changes.length === 0 ? [`The user ${request.username} exists and stays as it is.`] : []),
    ...signInLines(request, result),
    ...(pool.requiresMfa && did('create')
      ? ['At the first sign-in, the user sets up an authenticator app.']
      : []),
    ...(existing && did('tenant', 'group')
      ? [
          'Tenant and groups are in the next ID token: the user signs in again, or the client calls fetchAuthSession({ forceRefresh: true }).',
        ]
      : []),
    ...(existing?.tenant !== undefined && did('tenant')
      ? ['Until the current ID token expires, the user still has access to the previous tenant.']
      : []),
    ...(byTenant.length > 0
      ? [`Without a tenant, the user reaches no items of ${byTenant.join(', ')}. Pass --tenant.`]
      : []),
    ...(existing?.isEnabled === false ? ['The user is disabled, and cannot sign in.'] : []),
  ];
}

function signInLines(request: UserRequest, { pool, changes }: UserResult): string[] {
  const { username, password } = request;
  const kinds = changes.map(({ kind }) => kind);
  if (kinds.includes('password')) {
    return [
      ...(password.kind === 'generated' ? [`Password, shown only now: ${password.password}`] : []),
      `Next: the user signs in as ${username} with this password.`,
    ];
  }
  if (!kinds.includes('create') && !kinds.includes('inviteAgain')) return [];
  const days = pool.temporaryPasswordDays === 1 ? '1 day' : `${pool.temporaryPasswordDays} days`;
  return [
    `Next: the user signs in as ${username} with the temporary password that Cognito sends ${kinds.includes('create') ? `to ${String(emailOf(request))}` : 'by e-mail'}, and chooses an own one. It is valid for ${days}; run the command again to send another.`,
  ];
}

/** The tables of which a user without a tenant reaches nothing. */
function tablesByTenant({ tables }: StageConfig): string[] {
  return Object.entries(tables)
    .filter(([, { rows }]) => isByTenant(rows))
    .map(([id]) => id);
}
