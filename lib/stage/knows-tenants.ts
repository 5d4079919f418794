import { isByTenant } from '../access/row-scope';
import type { StageConfig } from './schema/stage-schema';

/** Whether anything in a stage depends on the user's tenant. */
export function knowsTenants({
  tables,
  tenants,
}: Pick<StageConfig, 'tables' | 'tenants'>): boolean {
  return (
    Object.keys(tenants).length > 0 || Object.values(tables).some(({ rows }) => isByTenant(rows))
  );
}
