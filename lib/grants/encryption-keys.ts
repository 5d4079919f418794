import type { Location } from './location';
import type { Resource } from './resources';
import { statementsOf, type PolicyStatement } from './statement';
import type { Found } from './tables';
import type { TemplateText } from './template-text';

/** A KMS key of the template. */
export interface EncryptionKey {
  readonly id: string;
  readonly at: Location;
  readonly arn: TemplateText;
  /** `Ref`, which is the key's ID. */
  readonly name: TemplateText;
  /** The key's policy. */
  readonly statements: readonly PolicyStatement[];
}

export function encryptionKeysOf(resources: readonly Resource[]): Found<EncryptionKey> {
  const keys = resources.filter(({ type }) => /^AWS::KMS::(Replica)?Key$/.test(type));
  const all = keys.map(({ id, name, attribute, properties }) => {
    const at = { resource: id, property: 'Properties.KeyPolicy' };
    const policy =
      properties.KeyPolicy === undefined
        ? { statements: [], unresolved: [{ at, what: 'a key with the default policy of KMS' }] }
        : statementsOf(properties.KeyPolicy, at);
    return { key: { id, at, name, arn: attribute('Arn') }, policy };
  });
  return {
    found: all.map(({ key, policy }) => ({ ...key, statements: policy.statements })),
    unresolved: all.flatMap(({ policy }) => policy.unresolved),
  };
}
