import { AccessKey, User, type IManagedPolicy, type IUser } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret, type CfnSecret, type ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';
import { acknowledge, acknowledgeStandards } from '../aws/acknowledge';
import { keyPolicy } from '../table/key-policy';

export interface AccessKeyUserProps {
  /** The managed policies of the user. */
  readonly managedPolicies: readonly IManagedPolicy[];
}

/**
 * Defines an IAM user and its access key (`AWS::IAM::User`, `AWS::IAM::AccessKey`), which is stored in Secrets Manager
 * only (`AWS::SecretsManager::Secret`), encrypted with a customer managed key of its own (`AWS::KMS::Key`).
 *
 * The secret is JSON with `accessKeyId` and `secretAccessKey`. The IAM policies of the account decide who can read it.
 * User, key and secret are deleted with the stack.
 */
export class AccessKeyUser extends Construct {
  readonly user: IUser;
  readonly secret: ISecret;

  constructor(scope: Construct, id: string, props: AccessKeyUserProps) {
    super(scope, id);
    const user = new User(this, 'Resource', { managedPolicies: [...props.managedPolicies] });
    this.user = user;
    const accessKey = new AccessKey(this, 'AccessKey', { user });
    const encryptionKey = new Key(this, 'Key', {
      description: `Encrypts the access key of ${this.node.path}`,
      enableKeyRotation: true,
      policy: keyPolicy(Stack.of(this).region, USE_BY_SECRET),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.secret = new Secret(this, 'Secret', {
      description: `Access key of ${this.node.path}, as JSON with accessKeyId and secretAccessKey`,
      secretObjectValue: {
        // The access key ID is not secret.
        accessKeyId: SecretValue.unsafePlainText(accessKey.accessKeyId),
        secretAccessKey: accessKey.secretAccessKey,
      },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // The prop encryptionKey would add wildcard statements to the key policy.
    (this.secret.node.defaultChild as CfnSecret).kmsKeyId = encryptionKey.keyArn;
    acknowledgeFindings(user, this.secret);
  }
}

function acknowledgeFindings(user: IConstruct, secret: IConstruct): void {
  const alone = 'The user is a single tool; a group would have it as its only member.';
  acknowledgeStandards(user, 'IAMUserNoPolicies', alone);
  acknowledgeStandards(user, 'IAMUserGroupMembership', alone);
  const byHand =
    'A person enters the access key in a tool outside AWS, so automatic rotation would interrupt the tool. Set expires to end its access.';
  acknowledge(secret, 'SMG4', byHand);
  // The PCI pack does not have this rule.
  acknowledgeStandards(secret, 'SecretsManagerRotationEnabled', byHand, [
    'HIPAA.Security',
    'NIST.800.53.R5',
  ]);
}

/**
 * The KMS actions to write and read the secret. Source: Secrets Manager User Guide, Secret encryption and decryption.
 */
const USE_BY_SECRET = {
  service: 'secretsmanager',
  named: 'SecretsManager',
  actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
} as const;
