import { onceEach } from '../alternatives/grouping';
import type { TemplateAccess } from '../template-access';
import { ACCESS_RULES } from './access-rules';
import type { Finding, Severity } from './finding';

const RANK: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2 };

/**
 * What all rules find: the gravest first, then in the template's order, then in that of the rules. They look at what is
 * allowed; what a Deny or a boundary takes back again is not weighed.
 */
export function findingsOf(access: TemplateAccess): readonly Finding[] {
  const found = ACCESS_RULES.flatMap(({ name, severity, find }) =>
    find(access).map((one): Finding => ({ severity, ...one, rule: name })),
  );
  const place = new Map(access.resources.map((id, position) => [id, position]));
  const placeOf = ({ at }: Finding) => place.get(at.resource) ?? place.size;
  return [...onceEach(found)].sort(
    (one, other) => RANK[one.severity] - RANK[other.severity] || placeOf(one) - placeOf(other),
  );
}
