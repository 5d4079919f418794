import type { Template } from './template';

/** An access key that an update takes out of the stack, while its user stays. Logical IDs. */
export interface RemovedAccessKey {
  readonly logicalId: string;
  readonly user: string;
  /** The secret that holds the key, if the updated template still has it. */
  readonly secret: string | undefined;
}

/**
 * The access keys that an update removes, as from a stage that was deployed by version 0.1, where CloudFormation made the
 * keys. A user that is removed too is not meant to keep its access.
 */
export function removedAccessKeys(deployed: Template, wanted: Template): RemovedAccessKey[] {
  const { Resources: before = {} } = deployed;
  const { Resources: after = {} } = wanted;
  return Object.entries(before).flatMap(([logicalId, { Type, Properties }]) => {
    if (Type !== 'AWS::IAM::AccessKey' || logicalId in after) return [];
    const { Ref: user } = (Properties?.UserName ?? {}) as { readonly Ref?: string };
    if (user === undefined || !(user in after)) return [];
    return [{ logicalId, user, secret: secretOf(before, logicalId, after) }];
  });
}

type Resources = NonNullable<Template['Resources']>;

function secretOf(before: Resources, key: string, after: Resources): string | undefined {
  const [secret] =
    Object.entries(before).find(
      ([, { Type, Properties }]) =>
        Type === 'AWS::SecretsManager::Secret' &&
        JSON.stringify(Properties?.SecretString ?? '').includes(`"${key}"`),
    ) ?? [];
  return secret !== undefined && secret in after ? secret : undefined;
}
