import { claimOption } from '../access/id-sources';
import { CLAIM_OPTIONS, type ClaimOption } from '../identity/claim-options';
import type { StageConfig } from './schema/stage-schema';

/** The section of the stage file whose entries need the claim of each option, as row scopes do. */
export const CLAIM_SECTIONS: Readonly<Record<ClaimOption, 'tenants'>> = { tenantClaim: 'tenants' };

type Access = Pick<StageConfig, 'tables' | 'groups' | 'tenants'>;

/** The options that name the claims on which row scopes or sessions of a stage depend. */
export function neededClaims(stage: Access): ClaimOption[] {
  const all = [stage.tables, ...Object.values(stage.groups).map((group) => group.tables)];
  const grants = all.flatMap((ofAll) => Object.values(ofAll));
  const ofRows = new Set(grants.map(({ rows }) => claimOption(rows)));
  return CLAIM_OPTIONS.filter(
    (option) => ofRows.has(option) || Object.keys(stage[CLAIM_SECTIONS[option]]).length > 0,
  );
}

/** Whether any row scope or session of a stage depends on the tenant of the user. */
export function knowsTenants(stage: Access): boolean {
  return neededClaims(stage).includes('tenantClaim');
}
