import type { Template } from 'aws-cdk-lib/assertions';
import {
  templateDeployment,
  type TemplateDeployment,
} from '../../../tools/simulator/template-deployment';
import { pseudoParameters } from '../../../tools/simulator/template-references';

/** Resources of a template are plain JSON, and a test that asserts what is in them proves its type. */
export type DeployedTemplate = Omit<TemplateDeployment, 'properties'> & {
  readonly properties: (logicalId: string) => Record<string, any>;
};

interface Place {
  readonly account: string;
  readonly region: string;
}

/** What CloudFormation would deploy, with made-up IDs; an error on any reference that is not known. */
export function deploymentOf(
  template: Template,
  place: Place = { account: '111122223333', region: 'us-east-1' },
): DeployedTemplate {
  const json = template.toJSON();
  const known = attributes(place);
  const attribute = (id: string, name: string) => {
    const resource = json.Resources?.[id];
    if (!resource) throw new Error(`unknown resource ${id}`);
    const { Type, Properties } = resource;
    const given = known[`${Type}.${name}`];
    if (!given) throw new Error(`unknown attribute ${name} of ${id}, an ${Type}`);
    return given(Properties?.TableName ?? id);
  };
  return templateDeployment(json, place, { attribute, pseudoParameters: pseudoParameters(place) });
}
function attributes({ account, region }: Place): Record<string, (name: string) => string> {
  return {
    'AWS::Backup::BackupVault.BackupVaultArn': (id) =>
      `arn:aws:backup:${region}:${account}:backup-vault:${id}`,
    'AWS::Cognito::IdentityPool.Ref': () => `${region}:0b4c2f4e-4a3b-4c57-9f3e-6a1b2c3d4e5f`,
    'AWS::Cognito::UserPool.ProviderName': () =>
      `cognito-idp.${region}.amazonaws.com/${region}_Ab1`,
    'AWS::Cognito::UserPool.Ref': () => `${region}_Ab1`,
    'AWS::Cognito::UserPoolClient.Ref': (id) =>
      id === 'UserPoolClient' ? '1example23456789' : `client${id}`,
    'AWS::DynamoDB::GlobalTable.Arn': (name) =>
      `arn:aws:dynamodb:${region}:${account}:table/${name}`,
    'AWS::DynamoDB::GlobalTable.Ref': (name) => name,
    'AWS::IAM::AccessKey.Ref': (id) => `AKIA${id}`,
    'AWS::IAM::AccessKey.SecretAccessKey': (id) => `secret of ${id}`,
    'AWS::IAM::InstanceProfile.Arn': (id) => `arn:aws:iam::${account}:instance-profile/${id}`,
    'AWS::IAM::Group.Ref': (id) => id,
    'AWS::IAM::ManagedPolicy.Ref': (id) => `arn:aws:iam::${account}:policy/${id}`,
    'AWS::IAM::Role.Ref': (id) => id,
    'AWS::IAM::Role.Arn': (id) => `arn:aws:iam::${account}:role/${id}`,
    'AWS::IAM::User.Arn': (id) => `arn:aws:iam::${account}:user/${id}`,
    'AWS::IAM::User.Ref': (id) => id,
    'AWS::KMS::Key.Arn': (id) => `arn:aws:kms:${region}:${account}:key/${id}`,
    'AWS::Logs::LogGroup.Arn': (id) => `arn:aws:logs:${region}:${account}:log-group:${id}:*`,
    'AWS::RolesAnywhere::TrustAnchor.TrustAnchorArn': (id) =>
      `arn:aws:rolesanywhere:${region}:${account}:trust-anchor/${id}`,
  };
}
