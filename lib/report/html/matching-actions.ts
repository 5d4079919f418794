const ALL_BUT = 'all but ';

/**
 * Those of all actions in the report that a grant's actions may be about: what it names, what its patterns cover, and
 * where it is about all but some, everything that it does not name. A filter by `GetItem` must not hide a `Get*`.
 */
export function matchingActions(actions: readonly string[], all: readonly string[]): string[] {
  return all.filter((one) => actions.some((action) => isAbout(action, one)));
}

function isAbout(action: string, one: string): boolean {
  if (action === one) return true;
  // Of two that are not single actions nobody can tell by their names what they share.
  if (one.startsWith(ALL_BUT)) return false;
  if (!action.startsWith(ALL_BUT)) return covers(action, one);
  const named = action.slice(ALL_BUT.length).split(/, | and /);
  return !named.some((name) => covers(name, one));
}

function covers(pattern: string, action: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'is').test(action);
}
