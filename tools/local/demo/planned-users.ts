import { knowsTenants } from '../../../lib/stage/needed-claims';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';

/** A user of the demo, who does not exist yet. */
export interface PlannedUser {
  readonly name: string;
  /** @default - no tenant */
  readonly tenant?: string;
  /** @default - no group */
  readonly group?: string;
}

const NAMES = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'grace', 'heidi'];

/** Tenants of a stage that names fewer than two. */
const TENANTS = ['acme', 'globex'];

/**
 * The users of a stage's demo: two, or one of each tenant and one without, and one of each group. The members of groups
 * are of the first tenant.
 */
export function plannedUsers(
  stage: Pick<StageConfig, 'tables' | 'groups' | 'tenants'>,
): PlannedUser[] {
  const tenants = knowsTenants(stage) ? tenantsOf(stage) : [];
  const [tenant] = tenants;
  const users = [
    ...(tenants.length > 0 ? [...tenants.map((one) => ({ tenant: one })), {}] : [{}, {}]),
    ...Object.keys(stage.groups).map((group) => ({
      group,
      ...(tenant !== undefined && { tenant }),
    })),
  ];
  return users.map((user, position) => ({
    name: NAMES[position] ?? `user${position + 1}`,
    ...user,
  }));
}

function tenantsOf({ tenants }: Pick<StageConfig, 'tenants'>): string[] {
  const named = Object.keys(tenants);
  const further = TENANTS.filter((tenant) => !named.includes(tenant));
  return [...named, ...further.slice(0, Math.max(0, 2 - named.length))];
}
