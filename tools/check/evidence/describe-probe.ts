import type { IdentityProbe, ItemProbe, Probe } from '../probes/probe';

/** The subject of a probe: table and item owner, or token and role. */
export function describeProbe(probe: Probe): string {
  switch (probe.kind) {
    case 'item':
      return describeItem(probe);
    case 'identity':
      return describeToken(probe);
  }
}

function describeItem({ who, rowOf, besideRowOf, keyOfGroup, ...probe }: ItemProbe): string {
  const { table, index, returns } = probe;
  if (table === undefined) return 'another table';
  if (index !== undefined) return `${table}, index ${index}`;
  const first = rowOf === who ? 'own item' : `item of ${String(rowOf)}`;
  const both = besideRowOf === undefined ? first : `${first} and item of ${besideRowOf}`;
  const item = keyOfGroup === undefined ? both : `${both}, key for group ${keyOfGroup}`;
  const parameters = Object.entries(returns ?? {}).map(([name, value]) => `${name} ${value}`);
  return [table, item, ...parameters].join(', ');
}

function describeToken({ action, shows, roleOfTenant, roleOfGroup }: IdentityProbe): string {
  const subject = action === 'UpdateUserAttributes' ? 'their own tenant' : shows;
  if (roleOfGroup !== undefined) return `${subject}, role of group ${roleOfGroup}`;
  return roleOfTenant === undefined ? subject : `${subject}, role of tenant ${roleOfTenant}`;
}
