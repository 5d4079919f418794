import type { Resource } from './resources';
import { listOf } from './shapes';

/** An access key of a user. */
export interface AccessKey {
  readonly id: string;
  /** The resources that hold its secret part, such as a secret of Secrets Manager. */
  readonly keptIn: readonly string[];
}

export function accessKeysOf(user: Resource, resources: readonly Resource[]): readonly AccessKey[] {
  return resources
    .filter(({ type }) => type === 'AWS::IAM::AccessKey')
    .filter(({ properties }) => listOf(properties.UserName).includes(user.name))
    .map(({ id, attribute }) => {
      const secret = attribute('SecretAccessKey');
      const holders = resources.filter(({ properties }) =>
        JSON.stringify(properties).includes(secret),
      );
      return { id, keptIn: holders.map((one) => one.id) };
    });
}
