/** A statement as JSON, whose keys a test changes as a fix says. */
type Written = Record<string, any>;

/** The statement after its author has followed the fix, word for word. */
export function followed(statement: Written, fix: string): Written {
  const changed = structuredClone(statement);
  for (const [pattern, edit] of EDITS) {
    const found = pattern.exec(fix);
    if (found) return edit(changed, found.slice(1));
  }
  throw new Error(`Nobody can follow: ${fix}`);
}

type Edit = (statement: Written, parts: string[]) => Written;

const EDITS: readonly (readonly [RegExp, Edit])[] = [
  [
    /^Add (sts:\w+) to the actions/,
    (statement, [action]) => ({ ...statement, Action: [statement.Action, action].flat() }),
  ],
  [
    /^Write Principal (\{.*\})$/,
    (statement, [principal = '']) => ({ ...statement, Principal: JSON.parse(principal) }),
  ],
  [
    /^Set (\S+) (\S+) to the ID of (\w+), \{.*?\}, in place of/,
    (statement, [operator = '', key = '', pool]) => {
      statement.Condition[operator][key] = { Ref: pool };
      return statement;
    },
  ],
  [
    /^Write (\S+) (\S+) (\w+) in place of (\S+) \S+ /,
    (statement, [operator = '', key = '', value = '', before = '']) => {
      return withCondition(withoutKey(statement, key, before), operator, key, value);
    },
  ],
  [
    /^(?:Replace the condition on (\S+) by|Add the condition|Add) (\S+) (\S+) ([\w-]+)/,
    (statement, [key, operator = '', of = '', value = '']) => {
      return withCondition(withoutKey(statement, key), operator, of, value);
    },
  ],
  [
    /^(?:Replace the condition on (\S+) by|Add the condition) (\S+) (\S+) with the ID of (\w+)$/,
    (statement, [key, operator = '', of = '', pool]) => {
      return withCondition(withoutKey(statement, key), operator, of, { Ref: pool });
    },
  ],
  [
    /^Remove (\S+) (\S+), or set it to false$/,
    (statement, [operator = '', key = '']) => {
      return withoutKey(statement, key, operator);
    },
  ],
  [
    /^Write (\S+) in place of (\S+)$/,
    (statement, [after = '', before = '']) =>
      JSON.parse(JSON.stringify(statement).replaceAll(`"${before}"`, `"${after}"`)),
  ],
  [
    /^Write (\$\{\S+\})/,
    (statement, [variable = '']) =>
      JSON.parse(JSON.stringify(statement).replace(/\$\{[^}]*\}/, () => variable)),
  ],
];

function withCondition(statement: Written, operator: string, key: string, value: unknown): Written {
  const Condition = statement.Condition ?? {};
  return {
    ...statement,
    Condition: { ...Condition, [operator]: { ...Condition[operator], [key]: value } },
  };
}

/** The statement without the conditions on a key, of one operator or of all. */
function withoutKey(statement: Written, key: string | undefined, operator?: string): Written {
  const { Condition = {}, ...others } = statement;
  const left = Object.entries<object>(Condition).map(([of, keys]) => {
    const isMeant = operator === undefined || operator === of;
    const entries = Object.entries(keys).filter(([one]) => !isMeant || one !== key);
    return [of, Object.fromEntries(entries)];
  });
  return { ...others, Condition: Object.fromEntries(left) };
}
