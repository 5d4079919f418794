import type { AttachedPolicies, ExternalAttachment } from '../policies/attached-policies';
import { PRINCIPAL_TYPES } from '../policies/iam-resource-types';
import type { ResourcesAndOutputs } from '../template/resource';
import { shown } from '../template/template-text';
import type { Found } from '../template/unresolved';
import { accessKeysOf, usersWithKeys } from './access-keys';
import type { Principal } from './principal';

/** Principals outside the template to which it attaches policies or adds access keys. */
export function externalPrincipalsOf(
  source: ResourcesAndOutputs,
  { external }: Pick<AttachedPolicies, 'external'>,
): Found<Principal> {
  const attached = external.map((one) => externalPrincipal(one, source));
  const users = usersWithExternalKeys(source);
  return {
    found: joinedByName([...attached, ...users]),
    unresolved: users.map(({ at, id }) => ({
      at,
      what: `policies of user ${id}, not in this template`,
      hides: { who: `user ${id}, not in this template` },
    })),
  };
}

function usersWithExternalKeys(source: ResourcesAndOutputs): readonly Principal[] {
  const users = source.resources.filter(({ type }) => type === PRINCIPAL_TYPES.user);
  return usersWithKeys(source.resources)
    .filter(({ user }) => !users.some(({ name }) => name === user))
    .map(({ user, key }) => {
      const at = { resource: key, property: 'Properties.UserName' };
      return externalPrincipal({ kind: 'user', name: user, at, statements: [] }, source);
    });
}

function externalPrincipal(
  { kind, name, at, statements }: ExternalAttachment,
  source: ResourcesAndOutputs,
): Principal {
  return {
    id: shown(name),
    kind,
    inTemplate: false,
    at,
    name,
    arn: name,
    trust: [],
    maxSessionDuration: undefined,
    statements,
    externalManagedPolicies: [],
    boundary: undefined,
    members: [],
    tags: [],
    accessKeys: kind === 'user' ? accessKeysOf(name, source) : [],
    hasPassword: false,
    hasTransform: false,
  };
}

/** Merges the policies that are attached to the same name. */
function joinedByName(principals: readonly Principal[]): readonly Principal[] {
  const byName = new Map<string, Principal>();
  for (const one of principals) {
    const name = `${one.kind} ${one.id}`;
    const before = byName.get(name);
    const statements = [...(before?.statements ?? []), ...one.statements];
    byName.set(name, { ...(before ?? one), statements });
  }
  return [...byName.values()];
}
