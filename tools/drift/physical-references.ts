import type { StackResource } from '../sdk/deployed-stack';
import { userPoolProviderName } from '../simulator/identity-pool';
import { pseudoParameters, type References } from '../simulator/template-references';

interface StackPlace {
  readonly stackName: string;
  /** An ARN, which includes the partition. */
  readonly stackId: string;
  readonly account: string;
  readonly region: string;
}

/** The values of a template's references in its deployed stack. */
export function physicalReferences(
  resources: Readonly<Record<string, StackResource>>,
  { stackName, stackId, account, region }: StackPlace,
): References {
  const partition = stackId.split(':')[1] ?? 'aws';
  const pseudo = pseudoParameters({ account, region, partition });
  return {
    pseudoParameters: { ...pseudo, 'AWS::StackName': stackName, 'AWS::StackId': stackId },
    attribute: (id, name) => {
      const resource = resources[id];
      // No value is equal to this, so a reference to it is a difference.
      if (!resource) return `${id}.${name} (not deployed)`;
      if (name === 'Ref') return resource.physicalId;
      const made = ATTRIBUTES[`${resource.type}.${name}`];
      if (!made) throw new Error(`Unknown attribute ${name} of ${id} (${resource.type}).`);
      return made(resource.physicalId, { partition, account, region });
    },
  };
}

type Attribute = (
  physicalId: string,
  place: { readonly partition: string; readonly account: string; readonly region: string },
) => string;

/** Source: Service Authorization Reference, the ARNs of each service's resources. */
const ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  'AWS::Backup::BackupVault.BackupVaultArn': (id, { partition, region, account }) =>
    `arn:${partition}:backup:${region}:${account}:backup-vault:${id}`,
  'AWS::Cognito::UserPool.ProviderName': (id, { region }) => userPoolProviderName(id, region),
  'AWS::DynamoDB::GlobalTable.Arn': (id, { partition, region, account }) =>
    `arn:${partition}:dynamodb:${region}:${account}:table/${id}`,
  'AWS::IAM::Role.Arn': (id, { partition, account }) =>
    `arn:${partition}:iam::${account}:role/${id}`,
  'AWS::IAM::User.Arn': (id, { partition, account }) =>
    `arn:${partition}:iam::${account}:user/${id}`,
  'AWS::KMS::Key.Arn': (id, { partition, region, account }) =>
    `arn:${partition}:kms:${region}:${account}:key/${id}`,
  'AWS::Logs::LogGroup.Arn': (id, { partition, region, account }) =>
    `arn:${partition}:logs:${region}:${account}:log-group:${id}:*`,
  'AWS::RolesAnywhere::TrustAnchor.TrustAnchorArn': (id, { partition, region, account }) =>
    `arn:${partition}:rolesanywhere:${region}:${account}:trust-anchor/${id}`,
};
