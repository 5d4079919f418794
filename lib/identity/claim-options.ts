import { TENANT_CLAIM } from './tenant-claim';

/** The options that name a claim of the ID token on which access depends. Users must not be able to write it. */
export const CLAIM_OPTIONS = ['tenantClaim'] as const;

/** An option that names a claim of the ID token. */
export type ClaimOption = (typeof CLAIM_OPTIONS)[number];

/** What the claim of each option names, and a name for the claim. */
export const CLAIMS: Readonly<
  Record<ClaimOption, { readonly names: string; readonly example: string }>
> = {
  tenantClaim: { names: 'tenant', example: TENANT_CLAIM },
};
