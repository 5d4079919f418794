import type { ItemCall } from './item-call';

/** The IAM actions of PartiQL by the first word of a statement. Source: DynamoDB Developer Guide, IAM with PartiQL. */
const ACTIONS: Readonly<Record<string, string>> = {
  SELECT: 'PartiQLSelect',
  INSERT: 'PartiQLInsert',
  UPDATE: 'PartiQLUpdate',
  DELETE: 'PartiQLDelete',
};

/** A table's name after the word that precedes it, in double quotes where it has other characters. */
const TABLE =
  /^\s*(?:SELECT\b.*?\bFROM|INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+(?:"([^"]+)"|([\w-]+))/is;

/**
 * What IAM authorizes of PartiQL statements, without their keys. The name of the table is for the error alone: whether a
 * principal may use PartiQL is decided for any table.
 */
export function statementCalls(statements: readonly unknown[]): readonly ItemCall[] {
  return statements.map((statement) => {
    const text = typeof statement === 'string' ? statement : '';
    const [word = ''] = /[a-z]+/i.exec(text) ?? [];
    const [, quoted, plain] = TABLE.exec(text) ?? [];
    return { action: ACTIONS[word.toUpperCase()] ?? 'PartiQLSelect', table: quoted ?? plain };
  });
}

/** Whether an action is one of PartiQL, whose conditions on keys are not decided. */
export function isPartiQl(action: string): boolean {
  return action.startsWith('PartiQL');
}
