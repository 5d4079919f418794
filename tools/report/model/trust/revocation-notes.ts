import { conditionOperator, sameKey } from '../../../template-access/policies/condition-operator';
import type { Condition } from '../../../template-access/policies/policy-statement';
import type { ImportedRevocationList } from '../../../template-access/principals/roles-anywhere';

/**
 * How revoked certificates lose access: by each list of a trust anchor that the conditions require.
 *
 * Source: IAM Roles Anywhere User Guide, Revocation: it checks certificates when it issues credentials.
 */
export function revocationNotes(
  conditions: readonly Condition[],
  lists: readonly ImportedRevocationList[],
): readonly string[] {
  const anchors = conditions.filter(isTrustAnchor).flatMap(({ values }) => values);
  return lists
    .filter(({ trustAnchors }) => trustAnchors.some((one) => anchors.includes(one)))
    .map(
      ({ id }) =>
        `Certificates that ${id} revokes get no new credentials; credentials issued before last until they expire`,
    );
}

function isTrustAnchor({ key, operator }: Condition): boolean {
  const { set, base, ifExists } = conditionOperator(operator);
  const isPlain = /^(Arn|String)(Equals|Like)$/i.test(base) && set === undefined && !ifExists;
  return isPlain && sameKey(key, 'aws:SourceArn');
}
