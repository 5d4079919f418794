import type { PolicyStatement } from '../../../template-access/policies/policy-statement';
import type { Principal } from '../../../template-access/principals/principal';
import type { TemplateAccess } from '../../../template-access/template-access';
import { isWithin } from '../../../template-access/template/location';
import { trustFaults } from '../../../template-access/rules/analysis/trust-faults';
import type { TrustedEntity } from '../../../template-access/rules/analysis/trusted-entity';

/**
 * Whether a statement of a trust policy admits nobody, although it names an entity. A role is not closed because its
 * identity pool assigns it only to identities that it does not trust: those that it trusts can request it in the classic
 * flow.
 */
export function isClosedTo(
  entity: TrustedEntity,
  { at: place }: PolicyStatement,
  role: Principal,
  access: TemplateAccess,
): boolean {
  return trustFaults(role, entity, access).some(({ at }) => isWithin(at, place));
}
