import { distinct, groupBy } from '../grouping';
import type {
  AppClient,
  ClassicFlow,
  TemplateIdentityPool,
  RoleMapping,
  UserPoolProvider,
} from '../identity-pools/template-identity-pool';

/** Identity pools with the most permissive settings of any assignment. */
export function mergedIdentityPools(
  assignments: readonly (readonly TemplateIdentityPool[])[],
): readonly TemplateIdentityPool[] {
  return groupBy(assignments.flat(), ({ id }) => id).flatMap((same) =>
    same.slice(0, 1).map(({ id, at, name }) => ({
      id,
      at,
      name,
      allowsUnauthenticated: same.some((one) => one.allowsUnauthenticated),
      classicFlow: mostOpen(same.map(({ classicFlow }) => classicFlow)),
      providers: groupBy(
        same.flatMap(({ providers }) => providers),
        (provider) => JSON.stringify([provider.name, provider.client.name]),
      ).flatMap(mergedProvider),
      otherProviders: distinct(same.flatMap(({ otherProviders }) => otherProviders)),
      attachments: distinct(same.flatMap(({ attachments }) => attachments)),
      mappings: mergedMappings(same.map(({ mappings }) => mappings)),
      principalTags: distinct(same.flatMap(({ principalTags }) => principalTags)),
    })),
  );
}

const OPENNESS: Readonly<Record<ClassicFlow, number>> = { open: 2, unspecified: 1, closed: 0 };

function mostOpen(flows: readonly ClassicFlow[]): ClassicFlow {
  return flows.reduce((one, other) => (OPENNESS[other] > OPENNESS[one] ? other : one));
}

function mergedProvider(same: readonly UserPoolProvider[]): readonly UserPoolProvider[] {
  return same.slice(0, 1).map((first) => ({
    name: first.name,
    userPool: first.userPool,
    client: mergedClient(same.map(({ client }) => client)) ?? first.client,
    otherClients: groupBy(
      same.flatMap(({ otherClients }) => otherClients),
      ({ name }) => name,
    ).flatMap((clients) => mergedClient(clients) ?? []),
    groups: distinct(same.flatMap(({ groups }) => groups)),
    allowsSignUp: same.some(({ allowsSignUp }) => allowsSignUp) || first.allowsSignUp,
    checksTokens: same.every(({ checksTokens }) => checksTokens),
  }));
}

/** An empty list of attributes has the same effect as no list: users can write all of them. */
function mergedClient(same: readonly AppClient[]): AppClient | undefined {
  const lists = same.map(({ writeAttributes = [] }) => writeAttributes);
  const isLimited = lists.every((list) => list.length > 0);
  const [first] = same;
  return (
    first && {
      name: first.name,
      at: first.at,
      writeAttributes: isLimited ? distinct(lists.flat()) : undefined,
    }
  );
}

/** A mapping denies other users only if it does so under every assignment. */
function mergedMappings(assignments: readonly (readonly RoleMapping[])[]): readonly RoleMapping[] {
  const all = groupBy(assignments.flat(), ({ provider, type }) => JSON.stringify([provider, type]));
  return all.flatMap((same) => {
    const refusing = same.filter(({ refusesOthers }) => refusesOthers);
    const refusesOthers = refusing.length >= assignments.length;
    return same.slice(0, 1).map(({ provider, type }) => ({ provider, type, refusesOthers }));
  });
}
