import { capitalized } from '../../../../lib/aws/capitalized';
import { locationText } from '../../template/location';
import { groupBy } from '../../grouping';
import { hasWildcard } from '../../policies/patterns';
import type { PolicyStatement } from '../../policies/policy-statement';
import type { Principal } from '../../principals/principal';
import type { TemplateAccess } from '../../template-access';
import { shown, shownList, split, type TemplateText } from '../../template/template-text';
import { roleUsersOf, type RoleUsers } from './role-users';

/** Who has a statement of a policy, to begin a sentence: its principals, or those that a resource-based policy names. */
export function whoHas(statement: PolicyStatement, access: TemplateAccess): string {
  if (statement.principals) return asSentenceStart(named(statement.principals, access));
  return whoAre(holdersOf(statement, access), access);
}

/** The principals with a statement in one of their policies. */
export function holdersOf(
  { at }: PolicyStatement,
  { principals }: TemplateAccess,
): readonly Principal[] {
  const place = locationText(at);
  return principals.filter(({ statements }) =>
    statements.some((one) => locationText(one.at) === place),
  );
}

/** Principals, to begin a sentence. */
export function whoAre(principals: readonly Principal[], access: TemplateAccess): string {
  const all = [...new Set(principals.map((one) => whoIs(one, access)))];
  const [first = 'nobody', ...others] = all;
  return asSentenceStart(
    others.length > MOST_NAMED - 1
      ? `${first} and ${others.length} other principals`
      : shownList(all.length === 0 ? [first] : all),
  );
}

const MOST_NAMED = 3;

/** The words that begin a description; a name of the template, or of a service, stays as it is. */
const WORDS = /^(everyone|members|nobody|the|unauthenticated|users|whoever)\b/;

export function asSentenceStart(text: string): string {
  return WORDS.test(text) ? capitalized(text) : text;
}

/** Who gets the permissions of a principal. */
function whoIs(principal: Principal, access: TemplateAccess): string {
  switch (principal.kind) {
    case 'role':
      return whoGets(principal, access);
    case 'user':
      return `the user ${principal.id}`;
    case 'group':
      return `members of the group ${principal.id}`;
    case 'unattached policy':
      return `whoever gets the policy ${principal.id}`;
  }
}

function whoGets(role: Principal, access: TemplateAccess): string {
  const users = roleUsersOf(role, access);
  if (users.length > 0) return usersWords(users);
  const trusted = role.trust
    .filter(({ effect, principals }) => effect === 'Allow' && principals?.except === false)
    .flatMap(({ principals }) => principals?.named ?? []);
  const [only, ...others] = new Set(trusted.map(({ kind, name }) => entity(kind, name, access)));
  return only !== undefined && others.length === 0
    ? `${only} with the role ${role.id}`
    : `the role ${role.id}`;
}

/** Such as `users signed in through Pool and unauthenticated identities of Pool`. */
export function usersWords(users: readonly RoleUsers[]): string {
  const isAll = ({ pool, kind }: RoleUsers) =>
    users.some((one) => one.pool === pool && one.kind === kind && one.only === undefined);
  const distinct = users.filter((one) => one.only === undefined || !isAll(one));
  const texts = groupBy(distinct, ({ kind, only }) => `${kind} ${only ?? ''}`).flatMap((same) => {
    const pools = shownList(same.map(({ pool }) => pool));
    return same.slice(0, 1).map(({ kind, only }) => {
      if (kind === 'unauthenticated') return `unauthenticated identities of ${pools}`;
      if (only === undefined) return `users signed in through ${pools}`;
      return only.startsWith('the group')
        ? `members of ${only} of ${pools}`
        : `users signed in through ${pools} with ${only}`;
    });
  });
  return shownList(texts);
}

/** A trusted entity: a service, a role or user of the template, an account, or an identity provider. */
function entity(kind: string, name: TemplateText, { principals }: TemplateAccess): string {
  const known = principals.find(({ arn }) => arn === name);
  if (known) return `the ${known.kind} ${known.id}`;
  if (kind === 'Federated') return `users of ${shown(providerOf(name))}`;
  return hasWildcard(name) ? 'everyone with an AWS account' : shown(name);
}

/** The host and path of an OpenID Connect provider, or the name of a SAML provider. */
function providerOf(name: TemplateText): TemplateText {
  const [, ...path] = split(name, '/');
  return name.startsWith('arn:') && path.length > 0 ? path.join('/') : name;
}

function named(
  { named: all, except }: NonNullable<PolicyStatement['principals']>,
  access: TemplateAccess,
): string {
  const names = shownList(all.map(({ kind, name }) => entity(kind, name, access)));
  return except ? `everyone except ${names}` : names;
}
