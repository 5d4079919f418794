import type { Template } from './template';

/** The account and region of a stack. */
export interface StackEnvironment {
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
}

/**
 * A template with `AWS::AccountId` and `AWS::Region` resolved, so that a stage with `env` and one without it are equal.
 */
export function resolvePseudoParameters(
  template: Template,
  { account, region }: StackEnvironment,
): Template {
  const values: Readonly<Record<string, string>> = {
    'AWS::AccountId': account,
    'AWS::Region': region,
  };
  const text = JSON.stringify(template, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('Ref' in value)) return value;
    return values[String(value.Ref)] ?? value;
  });
  return JSON.parse(text) as Template;
}
