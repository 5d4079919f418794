import { sameKey } from '../../policies/condition-operator';
import { covers } from '../../policies/patterns';
import type { TemplateIdentityPool } from '../../identity-pools/template-identity-pool';
import type { Principal } from '../../principals/principal';
import type { TemplateAccess } from '../../template-access';
import { shown, type TemplateText } from '../../template/template-text';
import { cognitoTrusts, type CognitoTrust } from './cognito-trust';
import { comparedIn } from './condition-requirement';
import { kindsAdmitted, type IdentityKind } from './identity-kind';

/** Identities of an identity pool that a role is for. */
export interface RoleUsers {
  /** The pool by logical ID; otherwise as its role names it. */
  readonly pool: string;
  readonly kind: IdentityKind;
  /** What only some of them have, such as a group; undefined for all. */
  readonly only: string | undefined;
}

/** The identities that pools of the template assign a role; for a role that none assigns, those that it trusts. */
export function roleUsersOf(role: Principal, access: TemplateAccess): readonly RoleUsers[] {
  const assigned = access.identityPools.flatMap((pool) => assignedBy(pool, role));
  return assigned.length > 0 ? assigned : trustedBy(role, access);
}

/** The kinds of identities that pools of the template assign a role. */
export function assignedKinds(role: Principal, access: TemplateAccess): readonly IdentityKind[] {
  const all = access.identityPools.flatMap((pool) => assignedBy(pool, role));
  return [...new Set(all.map(({ kind }) => kind))];
}

/** The identity pools of the template that assign a role. */
export function poolsAssigning(
  role: Principal,
  access: TemplateAccess,
): readonly TemplateIdentityPool[] {
  return access.identityPools.filter((pool) => assignedBy(pool, role).length > 0);
}

function assignedBy(pool: TemplateIdentityPool, { arn }: Principal): readonly RoleUsers[] {
  const attached = pool.attachments
    .filter(({ role }) => role === arn)
    .map(({ to }): RoleUsers =>
      typeof to === 'string'
        ? { pool: pool.id, kind: to, only: undefined }
        : { pool: pool.id, kind: 'authenticated', only: `a matching ${to.claim}` },
    );
  const isByToken = pool.mappings.some(({ type }) => type === 'Token');
  const groups = pool.providers
    .flatMap((one) => (isByToken ? one.groups : []))
    .filter(({ role }) => role === arn)
    .map(({ name }): RoleUsers => {
      const only = `the group ${shown(name)}`;
      return { pool: pool.id, kind: 'authenticated', only };
    });
  const all = [...attached, ...groups];
  return [
    ...new Map(all.map((one) => [`${one.pool} ${one.kind} ${one.only ?? ''}`, one])).values(),
  ];
}

function trustedBy(role: Principal, access: TemplateAccess): readonly RoleUsers[] {
  return cognitoTrusts({ ...access, principals: [role] }).flatMap((trust) =>
    poolsTrusted(trust, access).flatMap((pool) =>
      kindsAdmitted(trust.statement.conditions, trust.service).map((kind) => ({
        pool,
        kind,
        only: undefined,
      })),
    ),
  );
}

/** The identity pools in conditions on `aud`. */
function poolsTrusted(
  { statement, service }: CognitoTrust,
  { identityPools }: TemplateAccess,
): readonly string[] {
  const limits = statement.conditions
    .filter(({ key }) => sameKey(key, `${service}:aud`))
    .flatMap(comparedIn);
  const known = identityPools.filter(({ name }) =>
    limits.some(({ value, isPattern }) => (isPattern ? covers(value, name) : value === name)),
  );
  if (known.length > 0) return known.map(({ id }) => id);
  return [limits.length === 0 ? 'any identity pool' : poolWords(limits.map(({ value }) => value))];
}

function poolWords(values: readonly TemplateText[]): string {
  return `identity pool ${values.map(shown).join(' or ')}`;
}
