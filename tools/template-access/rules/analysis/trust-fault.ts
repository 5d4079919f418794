import type { Location } from '../../template/location';

/** Why a trust policy denies everybody whom it seems to allow, and what to write. */
export interface TrustFault {
  readonly at: Location;
  readonly why: string;
  readonly fix: string;
}
