import { distinct } from '../grouping';
import type { TemplateAccess } from '../template-access';
import { ACCESS_RULES } from './access-rules';
import type { Finding, Severity } from './finding';

const RANK: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2, info: 3 };

/**
 * The findings of all rules: by severity, then in the template's order, then in the order of the rules. Rules analyze Allow
 * statements, without the effect of Deny statements and permissions boundaries.
 */
export function findingsOf(access: TemplateAccess): readonly Finding[] {
  const found = ACCESS_RULES.flatMap(({ name, severity, find }) =>
    find(access).map((one): Finding => ({ severity, ...one, rule: name })),
  );
  const positions = new Map(access.resources.map((id, position) => [id, position]));
  const positionOf = ({ at }: Finding) => positions.get(at.resource) ?? positions.size;
  return [...distinct(found)].sort(
    (one, other) =>
      RANK[one.severity] - RANK[other.severity] || positionOf(one) - positionOf(other),
  );
}
