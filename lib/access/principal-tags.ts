import { CLAIMS, type ClaimOption } from '../identity/claim-options';
import { ID_SOURCES, type IdSource } from './id-sources';
import { ownerId, type OwnerId, type RowScope } from './row-scope';

/** Session tags, each with the claim of the ID token that it comes from. */
export type PrincipalTags = Readonly<Record<string, string>>;

/** The claim of each option; undefined for an option that is not set. */
type NamedClaims = Readonly<Record<ClaimOption, string | undefined>>;

/**
 * The session tags: the user's `sub` if a row scope uses it, and the tenant if there is a tenant claim. The latter is
 * always present, so that sessions of one tenant can be revoked later.
 *
 * @param namesTenants whether the sessions of some tenants differ
 * @throws {Error} if rows or sessions depend on a claim that no option names
 */
export function principalTags(
  scopes: readonly RowScope[],
  namesTenants: boolean,
  claims: NamedClaims,
): PrincipalTags {
  const ofRows = scopes.flatMap((scope) => (scope.by === 'all' ? [] : ownerId(scope)));
  const ofSessions: OwnerId[] = namesTenants ? ['tenant'] : [];
  const needed = new Set<string>([...ofRows, ...ofSessions]);
  return Object.fromEntries(
    Object.entries(ID_SOURCES).flatMap(([id, source]) => tagOf(source, needed.has(id), claims)),
  );
}

function tagOf(source: IdSource, isNeeded: boolean, claims: NamedClaims): [string, string][] {
  switch (source.kind) {
    case 'identityPool':
      return [];
    case 'cognitoClaim':
      return isNeeded ? [[source.tag, source.claim]] : [];
    case 'namedClaim': {
      const claim = claims[source.option];
      if (claim !== undefined) return [[source.tag, claim]];
      if (isNeeded) throw new Error(missingClaim(source.option));
      return [];
    }
  }
}

function missingClaim(option: ClaimOption): string {
  const { names } = CLAIMS[option];
  return `Rows or sessions by ${names} need a ${option}. Set ${option} to the claim of the ID token that names the ${names}.`;
}
