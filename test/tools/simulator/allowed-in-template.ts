import { Template } from 'aws-cdk-lib/assertions';
import { sessionOf, type User } from '../../../tools/simulator/sign-in';
import { allowedActions, type Place } from './allowed-actions';
import { sessionAs } from './assume-role';
import { deploymentOf } from './deployment';

/** Who asks, in plain data: roles and users by their logical IDs, some of them by signing in. */
export interface Asking {
  readonly users: readonly User[];
  readonly roles: readonly string[];
  readonly sourceIp: string;
}

/** Where each action is allowed that is allowed anywhere, by who asks: with all of them, what a deployed template gives. */
export async function allowedInTemplate(
  template: object,
  { users, roles, sourceIp }: Asking,
  places: readonly Place[],
  others: readonly Place[],
): Promise<Record<string, Record<string, string[]>>> {
  const deployment = deploymentOf(Template.fromJSON({ ...template }));
  const signedIn = await Promise.all(users.map((user) => sessionOf(deployment, user)));
  const sessions = roles.map(
    (role) =>
      signedIn.find((one) => one.role === role) ?? sessionAs(deployment, role, { sourceIp }),
  );
  const allowed = await allowedActions(sessions, places, others);
  return Object.fromEntries(roles.map((role, position) => [role, allowed[position] ?? {}]));
}
