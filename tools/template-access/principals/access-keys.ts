import { asText } from '../template/json-values';
import type { Output, Resource, ResourcesAndOutputs } from '../template/resource';
import { unknown, type TemplateText } from '../template/template-text';
import type { Unresolved } from '../template/unresolved';

/** An access key of an IAM user. */
export interface AccessKey {
  readonly id: string;
  /** Where its secret is stored: the logical ID of a resource, such as a secret, or `output Key`. */
  readonly keptIn: readonly string[];
}

export function accessKeysOf(
  user: TemplateText,
  { resources, outputs }: ResourcesAndOutputs,
): readonly AccessKey[] {
  return keysIn(resources)
    .filter((key) => userOf(key) === user)
    .map((key) => {
      const keeping = resources.filter(({ properties }) => hasSecret(properties, key));
      const publishing = outputs.filter((output) => publishes(output, key));
      return {
        id: key.id,
        keptIn: [...keeping.map(({ id }) => id), ...publishing.map(({ id }) => `output ${id}`)],
      };
    });
}

/** The users of the access keys of a template; the users themselves can be outside it. */
export function usersWithKeys(resources: readonly Resource[]): readonly KeyUser[] {
  return keysIn(resources).map((key) => ({ user: userOf(key), key: key.id }));
}

interface KeyUser {
  readonly user: TemplateText;
  /** The logical ID. */
  readonly key: string;
}

/** The secrets that outputs expose to every principal that can describe the stack. */
export function publishedKeys({ resources, outputs }: ResourcesAndOutputs): readonly Unresolved[] {
  return keysIn(resources).flatMap((key) =>
    outputs
      .filter((output) => publishes(output, key))
      .map((output) => ({
        at: output.at,
        what: `output ${output.id} exposes the secret of access key ${key.id}`,
      })),
  );
}

function keysIn(resources: readonly Resource[]): readonly Resource[] {
  return resources.filter(({ type }) => type === 'AWS::IAM::AccessKey');
}

function userOf({ properties }: Resource): TemplateText {
  return asText(properties.UserName) ?? unknown('user without a name');
}

function publishes({ value }: Output, key: Resource): boolean {
  return hasSecret(value, key);
}

function hasSecret(value: unknown, { attribute }: Resource): boolean {
  return JSON.stringify([value]).includes(attribute('SecretAccessKey'));
}
