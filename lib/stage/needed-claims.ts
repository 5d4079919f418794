import { claimOption } from '../access/id-sources';
import { CLAIM_OPTIONS, type ClaimOption } from '../identity/claim-options';
import type { StageConfig } from './schema/stage-schema';

type Access = Pick<StageConfig, 'tables' | 'groups' | 'tenants'>;

/** The options that name the claims on which row scopes or sessions of a stage depend. */
export function neededClaims({ tables, groups, tenants }: Access): ClaimOption[] {
  const all = [tables, ...Object.values(groups).map((group) => group.tables)];
  const ofRows = all
    .flatMap((grants) => Object.values(grants))
    .map(({ rows }) => claimOption(rows));
  const ofSessions = Object.keys(tenants).length > 0 ? ['tenantClaim'] : [];
  const needed = new Set<string | undefined>([...ofRows, ...ofSessions]);
  return CLAIM_OPTIONS.filter((option) => needed.has(option));
}

/** Whether any row scope or session of a stage depends on the tenant of the user. */
export function knowsTenants(stage: Access): boolean {
  return neededClaims(stage).includes('tenantClaim');
}
