import type { Condition, PolicyStatement } from '../../policies/policy-statement';
import type { Principal } from '../../principals/principal';
import type { TemplateAccess } from '../../template-access';
import { within } from '../../template/location';
import { shownList } from '../../template/template-text';
import { absentKey } from './absent-key';
import { claimFault, type Audience } from './claim-fault';
import { failsWithoutKey } from './condition-outcome';
import { actionElement, principalElement } from './statement-elements';
import { selects } from '../../policies/selected-actions';
import type { TrustFault } from './trust-fault';
import { assumeAction, assumeStatements, meantKind, type TrustedEntity } from './trusted-entity';

/** The faults of the statements for an entity; none if one of them admits it. */
export function trustFaults(
  role: Principal,
  entity: TrustedEntity,
  access: TemplateAccess,
  audience?: Audience,
): readonly TrustFault[] {
  const all = assumeStatements(role)
    .filter(({ principals }) =>
      principals?.named.some(({ kind, name }) => kind === entity.kind && name === entity.name),
    )
    .map((statement) => faultsIn(statement, entity, access, audience));
  return all.some((faults) => faults.length === 0) ? [] : (all[0] ?? []);
}

function faultsIn(
  statement: PolicyStatement,
  entity: TrustedEntity,
  access: TemplateAccess,
  audience: Audience | undefined,
): readonly TrustFault[] {
  return [
    ...kindFault(statement, entity),
    ...actionFault(statement, entity),
    ...statement.conditions.flatMap((condition) => [
      ...keyFault(statement, condition, entity),
      ...claimFault(statement, condition, entity, { access, audience }),
    ]),
  ];
}

function kindFault(statement: PolicyStatement, entity: TrustedEntity): readonly TrustFault[] {
  const kind = meantKind(entity);
  if (kind === undefined) return [];
  const why = `its trust policy names it as ${entity.kind}, and it is a principal of the kind ${kind}`;
  const fix = `Write Principal {"${kind}": "${entity.name}"}`;
  return [{ at: principalElement(statement), why, fix }];
}

function actionFault(
  { at, actions, principals }: PolicyStatement,
  entity: TrustedEntity,
): readonly TrustFault[] {
  const kind = meantKind(entity) ?? entity.kind;
  const needed = assumeAction({ ...entity, kind });
  if (needed === undefined || selects(actions, needed)) return [];
  const written = actions.patterns.filter((one) => /^sts:assumerole/i.test(one));
  const fix =
    actions.except || written.length === 0
      ? `Allow ${needed}`
      : `Write ${needed} in place of ${shownList(written)}`;
  const others = (principals?.named ?? []).some(
    (one) => one.name !== entity.name && assumeAction(one) !== needed,
  );
  return [
    {
      at: actionElement({ at, actions } as PolicyStatement),
      why: `it can only use ${needed}, and its trust policy allows ${shownList(written.length > 0 ? written : actions.patterns)}`,
      fix: others ? `${fix}, in a statement of its own` : fix,
    },
  ];
}

function keyFault(
  { at }: PolicyStatement,
  condition: Condition,
  entity: TrustedEntity,
): readonly TrustFault[] {
  const absent = absentKey(condition.key, entity);
  if (!absent || !failsWithoutKey(condition)) return [];
  const { meant } = absent;
  return [
    {
      at: within(at, 'Condition'),
      why: `its trust policy has a condition on ${condition.key}, which no such request has`,
      fix:
        meant === undefined
          ? `Replace the condition on ${condition.key} by one on a key that the request has`
          : `Write ${meant} in place of ${condition.key}`,
    },
  ];
}
