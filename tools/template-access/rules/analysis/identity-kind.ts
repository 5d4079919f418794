import { sameKey } from '../../policies/condition-operator';
import { covers } from '../../policies/patterns';
import type { Condition } from '../../policies/policy-statement';
import { comparedIn, type Compared } from './condition-requirement';

/** The identities of identity pools: of users who signed in, and of others. */
export const IDENTITY_KINDS = ['authenticated', 'unauthenticated'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Whether a value of a condition on `amr` matches a kind of identity. */
export function admits({ value, isPattern }: Compared, kind: IdentityKind): boolean {
  const written = value.toLowerCase();
  return isPattern ? covers(written, kind) : written === kind;
}

/** The kinds that conditions on `amr` admit; both without one. Other values are of identities of one provider. */
export function kindsAdmitted(
  conditions: readonly Condition[],
  service: string,
): readonly IdentityKind[] {
  const limits = conditions
    .filter((one) => sameKey(one.key, `${service}:amr`))
    .map(comparedIn)
    .filter((compared) => compared.length > 0);
  return IDENTITY_KINDS.filter((kind) =>
    limits.every((compared) =>
      compared.some((one) => admits(one, kind) || (kind === 'authenticated' && isOfProvider(one))),
    ),
  );
}

function isOfProvider(compared: Compared): boolean {
  return !IDENTITY_KINDS.some((kind) => admits(compared, kind));
}
