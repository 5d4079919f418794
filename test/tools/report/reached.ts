/** Allowed actions by principal and resource: a table, an index, or `*`. */
export type Reached = Record<string, Record<string, readonly string[]>>;

export interface Fact {
  readonly id: string;
  readonly place: string;
  readonly actions: readonly string[];
}

/** The resources of the tables, and `*`; a resource without a table fails the test. */
export function byPrincipal(facts: readonly Fact[], tables: readonly string[]): Reached {
  const reached: Record<string, Record<string, string[]>> = {};
  for (const { id, place, actions } of facts.filter((fact) => fact.actions.length > 0)) {
    expect([...tables, '*']).toContain(place.split(' ')[0]);
    const own = (reached[id] ??= {});
    own[place] = [...new Set([...(own[place] ?? []), ...actions])].sort();
  }
  return reached;
}
