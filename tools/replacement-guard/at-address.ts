import type { Template } from './template';

/** Where a stack is. */
interface Address {
  readonly account: string;
  readonly region: string;
}

/**
 * A template with the account and the region of its stack filled in: a stage that names them and one that does not are
 * the same there.
 */
export function atAddress(template: Template, { account, region }: Address): Template {
  const known: Readonly<Record<string, string>> = {
    'AWS::AccountId': account,
    'AWS::Region': region,
  };
  const text = JSON.stringify(template, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('Ref' in value)) return value;
    return known[String(value.Ref)] ?? value;
  });
  return JSON.parse(text) as Template;
}
