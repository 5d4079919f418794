import { isCognitoIdentityService } from '../../../../lib/aws/cognito-identity-service';
import type { TemplateIdentityPool } from '../../identity-pools/template-identity-pool';
import { conditionOperator, sameKey } from '../../policies/condition-operator';
import type { Condition, PolicyStatement } from '../../policies/policy-statement';
import type { TemplateAccess } from '../../template-access';
import { within } from '../../template/location';
import { isLiteral, shown, shownList } from '../../template/template-text';
import { failsWithKey, failsWithValues } from './condition-outcome';
import { comparedIn } from './condition-requirement';
import { IDENTITY_KINDS, type IdentityKind } from './identity-kind';
import { mayBePool, notPoolId } from './pool-ids';
import { COGNITO_CLAIMS } from './meant-key';
import type { TrustFault } from './trust-fault';
import type { TrustedEntity } from './trusted-entity';

/** The identities of a pool to whom it assigns a role. */
export interface Audience {
  readonly pool: TemplateIdentityPool;
  readonly kind: IdentityKind;
}

interface Context {
  readonly access: TemplateAccess;
  /** Undefined for a role that no pool of the template assigns. */
  readonly audience: Audience | undefined;
}

/** A condition on a claim of an identity pool's token that no identity meets. */
export function claimFault(
  { at }: PolicyStatement,
  condition: Condition,
  { name }: TrustedEntity,
  context: Context,
): readonly TrustFault[] {
  if (!isCognitoIdentityService(name)) return [];
  const claim = COGNITO_CLAIMS.find((one) => sameKey(condition.key, `${name}:${one}`));
  if (claim === undefined) return [];
  const found = FAULTS[claim](condition, context);
  return found ? [{ at: within(at, 'Condition'), ...found }] : [];
}

type ClaimFault = Omit<TrustFault, 'at'>;
type ClaimRule = (condition: Condition, context: Context) => ClaimFault | undefined;

const FAULTS: Readonly<Record<(typeof COGNITO_CLAIMS)[number], ClaimRule>> = {
  aud: audienceFault,
  amr: methodFault,
  sub: (condition) => (failsWithKey(condition) ? present(condition) : undefined),
};

function present({ operator, key }: Condition): ClaimFault {
  return {
    why: `its trust policy requires requests without ${key}, which every token has`,
    fix: `Remove ${operator} ${key}, or set it to false`,
  };
}

function audienceFault(
  condition: Condition,
  { access, audience }: Context,
): ClaimFault | undefined {
  const { operator, key, values } = condition;
  if (failsWithKey(condition)) return present(condition);
  const pool = audience?.pool;
  const whose = pool
    ? `the ID of ${pool.id}, {"Ref": "${pool.id}"},`
    : 'the ID of the identity pool';
  const fix = `Set ${operator} ${key} to ${whose} in place of ${shownList(values)}`;
  const isExcluded =
    /not/i.test(conditionOperator(operator).base) && pool && values.includes(pool.name);
  if (isExcluded) {
    const why = `its trust policy excludes ${pool.id} by ${operator} ${key}`;
    return { why, fix: `Remove ${pool.id} from ${operator} ${key}` };
  }
  const compared = comparedIn(condition);
  const others = compared.map(({ value, isPattern }) => notPoolId(value, isPattern, access));
  if (compared.length === 0) return undefined;
  if (others.every((one) => one !== undefined)) {
    return { why: `its trust policy requires in ${key} ${shownList(others)}`, fix };
  }
  const isOther = ({ value, isPattern }: (typeof compared)[number]) =>
    pool !== undefined && !mayBePool(value, pool, isPattern, access);
  if (!compared.every(isOther)) return undefined;
  return {
    why: `its trust policy requires in ${key} ${values.map(shown).join(' or ')}, not ${pool?.id ?? ''}`,
    fix,
  };
}

/** The `amr` of a user who signed in also names the identity provider. */
function methodFault(condition: Condition, { audience }: Context): ClaimFault | undefined {
  if (failsWithKey(condition)) return present(condition);
  const kinds = audience ? [audience.kind] : IDENTITY_KINDS;
  if (!kinds.every((kind) => failsWithValues(condition, methodsOf(kind)))) return undefined;
  const { operator, key, values } = condition;
  const kind = audience?.kind ?? meantKindOf(values.join(' '));
  return {
    why: `${operator} ${key} ${shownList(values)} in its trust policy is never true for ${audience ? `${kind} identities` : 'an identity'}`,
    fix: `Write ForAnyValue:StringLike ${key} ${kind} in place of ${operator} ${key} ${shownList(values)}`,
  };
}

function methodsOf(kind: IdentityKind) {
  return {
    known: [kind],
    hasOthers: kind === 'authenticated',
    // A provider's name has a host, or is that of a developer provider; a misspelt kind has neither.
    mayBeOther: (value: string) => !isLiteral(value) || !/^(un)?auth\w*$/i.test(value),
  };
}

function meantKindOf(values: string): IdentityKind {
  return /^un/i.test(values) ? 'unauthenticated' : 'authenticated';
}
