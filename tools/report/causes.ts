import type { Grant } from '../template-access/grants/grants';
import type { Location } from '../template-access/template/location';
import type { Principal } from '../template-access/principals/principal';
import type { Cause } from './access-report';

/** What in a stage file caused what in its template. */
export interface Causes {
  /** Of a table, or of anything else that a template has. */
  readonly of: (at: Location) => readonly Cause[];
  readonly ofGrant: (principal: Principal, grant: Grant) => readonly Cause[];
}

/** For a template that no stage file of ours made. */
export const NO_CAUSES: Causes = { of: () => [], ofGrant: () => [] };
