import type { Output, Resource } from './resources';
import { textOf } from './shapes';
import { unknown, type TemplateText } from './template-text';
import type { Unresolved } from './location';

/** An access key of a user. */
export interface AccessKey {
  readonly id: string;
  /** What holds its secret part, such as a secret of Secrets Manager, or `output Key`. */
  readonly keptIn: readonly string[];
}

export function accessKeysOf(
  user: TemplateText,
  { resources, outputs }: Holders,
): readonly AccessKey[] {
  return keysIn(resources)
    .filter((key) => userOf(key) === user)
    .map(({ id, attribute }) => {
      const secret = attribute('SecretAccessKey');
      const holders = resources.filter(({ properties }) => holds(properties, secret));
      const published = outputs.filter(({ value }) => holds(value, secret));
      return {
        id,
        keptIn: [...holders.map((one) => one.id), ...published.map((one) => `output ${one.id}`)],
      };
    });
}

/** Whom the access keys of a template are of. */
export function usersWithKeys(resources: readonly Resource[]): readonly KeyHolder[] {
  return keysIn(resources).map((key) => ({ user: userOf(key), key: key.id }));
}

interface KeyHolder {
  readonly user: TemplateText;
  readonly key: string;
}

/** Secret parts of keys that outputs show to everybody who may describe the stack. */
export function publishedKeys({ resources, outputs }: Holders): readonly Unresolved[] {
  return keysIn(resources).flatMap(({ id, attribute }) =>
    outputs
      .filter(({ value }) => holds(value, attribute('SecretAccessKey')))
      .map((output) => ({
        at: output.at,
        what: `the output ${output.id} publishes the secret of the access key ${id}`,
      })),
  );
}

/** Where the secret part of a key may be. */
export interface Holders {
  readonly resources: readonly Resource[];
  readonly outputs: readonly Output[];
}

function keysIn(resources: readonly Resource[]): readonly Resource[] {
  return resources.filter(({ type }) => type === 'AWS::IAM::AccessKey');
}

function userOf({ properties }: Resource): TemplateText {
  return textOf(properties.UserName) ?? unknown('a user without name');
}

function holds(value: unknown, secret: TemplateText): boolean {
  return JSON.stringify([value]).includes(secret);
}
