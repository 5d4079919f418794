import type { PolicyStatement } from '../../policies/policy-statement';
import type { Principal } from '../../principals/principal';
import type { TemplateAccess } from '../../template-access';
import { isWithin } from '../../template/location';
import { trustFaults } from './trust-faults';
import type { TrustedEntity } from './trusted-entity';

/**
 * Whether a statement of a trust policy admits nobody, although it names an entity. A role that its pool assigns to others
 * than those whom it trusts is not closed: clients can request it in the classic flow.
 */
export function isClosedTo(
  entity: TrustedEntity,
  { at: place }: PolicyStatement,
  role: Principal,
  access: TemplateAccess,
): boolean {
  return trustFaults(role, entity, access).some(({ at }) => isWithin(at, place));
}
