import { arnOf } from './arns';
import type { Location } from './location';
import type { Resource } from './resources';
import { textOf } from './shapes';
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
  /** The names and ARNs of its aliases in the template. */
  readonly aliases: readonly TemplateText[];
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
    const arn = attribute('Arn');
    return { key: { id, at, name, arn, aliases: aliasesOf([name, arn], resources) }, policy };
  });
  return {
    found: all.map(({ key, policy }) => ({ ...key, statements: policy.statements })),
    unresolved: all.flatMap(({ policy }) => policy.unresolved),
  };
}

function aliasesOf(key: readonly TemplateText[], resources: readonly Resource[]) {
  return resources
    .filter(
      ({ type, properties }) =>
        type === 'AWS::KMS::Alias' && key.includes(textOf(properties.TargetKeyId) ?? ''),
    )
    .flatMap(({ name, type }) => [name, arnOf(type, name) ?? name]);
}
