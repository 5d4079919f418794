import { signIn, type SignIn, type User } from '../../simulator/sign-in';
import type { GatewayContext } from './gateway-context';

/** Signs a user in at a deployed identity pool; roles have their ARNs as IDs. */
export async function signInTo(
  identityPoolId: string,
  user: Omit<User, 'issuedAt'>,
  { settings, now }: GatewayContext,
): Promise<SignIn> {
  const pool = await settings.identityPool(identityPoolId);
  const mapped = pool.roleMappings.flatMap(({ rules }) => rules.map(({ roleArn }) => roleArn));
  const ofGroups = (await settings.groups(pool)).flatMap(({ role }) => role ?? []);
  const requested = user.flow === 'classic' ? (user.asksFor ?? []) : [];
  const roles = [pool.authenticatedRole, ...mapped, ...ofGroups, requested].flat();
  const deployment = await settings.deployment([...new Set(roles)], [], identityPoolId);
  return signIn(deployment, { ...user, issuedAt: new Date(now()).toISOString() });
}
