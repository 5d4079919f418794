import { statementsOf, type Statements } from '../policies/policy-document';
import type { PolicyStatement } from '../policies/policy-statement';
import { asText } from '../template/json-values';
import type { Location } from '../template/location';
import type { Resource } from '../template/resource';
import { arnOf } from '../template/resource-arns';
import type { TemplateText } from '../template/template-text';
import type { Found } from '../template/unresolved';

/** A KMS key of the template. */
export interface EncryptionKey {
  readonly id: string;
  readonly at: Location;
  readonly arn: TemplateText;
  /** The key ID, as `Ref` returns it. */
  readonly name: TemplateText;
  /** The names and ARNs of its aliases in the template. */
  readonly aliases: readonly TemplateText[];
  /** The key policy. */
  readonly statements: readonly PolicyStatement[];
}

/** The resource types that are KMS keys. */
export const KEY_TYPES: readonly string[] = ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'];

export function encryptionKeysOf(resources: readonly Resource[]): Found<EncryptionKey> {
  const all = resources
    .filter(({ type }) => KEY_TYPES.includes(type))
    .map((key) => ({ key, policy: keyPolicyOf(key) }));
  return {
    found: all.map(({ key: { id, name, attribute }, policy }) => {
      const arn = attribute('Arn');
      const aliases = aliasesOf([name, arn], resources);
      return { id, at: policy.at, name, arn, aliases, statements: policy.statements };
    }),
    unresolved: all.flatMap(({ policy }) => policy.unresolved),
  };
}

function keyPolicyOf({ id, properties }: Resource) {
  const at = { resource: id, property: 'Properties.KeyPolicy' };
  return properties.KeyPolicy === undefined
    ? { at, statements: [], unresolved: [{ at, what: 'KMS key with the default key policy' }] }
    : { at, ...withoutHidden(statementsOf(properties.KeyPolicy, at)) };
}

/** Key policies give no access to tables. */
function withoutHidden({ statements, unresolved }: Statements): Statements {
  return { statements, unresolved: unresolved.map(({ at, what }) => ({ at, what })) };
}

function aliasesOf(
  key: readonly TemplateText[],
  resources: readonly Resource[],
): readonly TemplateText[] {
  return resources
    .filter(
      ({ type, properties }) =>
        type === 'AWS::KMS::Alias' && key.includes(asText(properties.TargetKeyId) ?? ''),
    )
    .flatMap(({ name, type }) => [name, arnOf(type, name) ?? name]);
}
