import type {
  AppClient,
  ClassicFlow,
  IdentityPool,
  RoleMapping,
  UserPoolProvider,
} from '../identity-pools';
import { grouped, onceEach } from './grouping';

/** Identity pools that are as open as in any world. */
export function mergedIdentityPools(
  worlds: readonly (readonly IdentityPool[])[],
): readonly IdentityPool[] {
  return grouped(worlds.flat(), ({ id }) => id).flatMap((same) =>
    same.slice(0, 1).map((first) => ({
      ...first,
      allowsGuests: same.some(({ allowsGuests }) => allowsGuests),
      classicFlow: mostOpen(same.map(({ classicFlow }) => classicFlow)),
      providers: grouped(
        same.flatMap(({ providers }) => providers),
        ({ name, client }) => JSON.stringify([name, client.name]),
      ).flatMap(unitedProvider),
      otherProviders: onceEach(same.flatMap(({ otherProviders }) => otherProviders)),
      attachments: onceEach(same.flatMap(({ attachments }) => attachments)),
      mappings: unitedMappings(same.map(({ mappings }) => mappings)),
      principalTags: onceEach(same.flatMap(({ principalTags }) => principalTags)),
    })),
  );
}

function mostOpen(flows: readonly ClassicFlow[]): ClassicFlow {
  const all: readonly ClassicFlow[] = ['open', 'unsaid', 'closed'];
  return all.find((flow) => flows.includes(flow)) ?? 'unsaid';
}

function unitedProvider(same: readonly UserPoolProvider[]): readonly UserPoolProvider[] {
  return same.slice(0, 1).map((first) => ({
    ...first,
    client: unitedClient(same.map(({ client }) => client)) ?? first.client,
    otherClients: grouped(
      same.flatMap(({ otherClients }) => otherClients),
      ({ name }) => name,
    ).flatMap((clients) => unitedClient(clients) ?? []),
    allowsSignUp: same.some(({ allowsSignUp }) => allowsSignUp) || first.allowsSignUp,
    checksTokens: same.every(({ checksTokens }) => checksTokens),
  }));
}

/** An empty list is none: it limits nothing. */
function unitedClient(same: readonly AppClient[]): AppClient | undefined {
  const lists = same.map(({ writeAttributes = [] }) => writeAttributes);
  const isLimited = lists.every((list) => list.length > 0);
  const [first] = same;
  return first && { ...first, writeAttributes: isLimited ? onceEach(lists.flat()) : undefined };
}

/** They refuse only whom they refuse in every world. */
function unitedMappings(worlds: readonly (readonly RoleMapping[])[]): readonly RoleMapping[] {
  const all = grouped(worlds.flat(), ({ provider, type }) => JSON.stringify([provider, type]));
  return all.flatMap((same) => {
    const refusing = same.filter(({ refusesOthers }) => refusesOthers);
    const refusesOthers = refusing.length >= worlds.length;
    return same.slice(0, 1).map((first) => ({ ...first, refusesOthers }));
  });
}
