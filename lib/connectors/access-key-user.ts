import { AccessKey, User, type IManagedPolicy, type IUser } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret, type CfnSecret, type ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';
import { acknowledge, acknowledgeStandards } from '../aws/acknowledge';
import { keyPolicy } from '../table/key-policy';

export interface AccessKeyUserProps {
  readonly managedPolicies: readonly IManagedPolicy[];
}

/**
 * Defines an IAM user whose access key is in Secrets Manager alone (`AWS::IAM::User`, `AWS::IAM::AccessKey`,
 * `AWS::SecretsManager::Secret`), under a customer-managed key of its own (`AWS::KMS::Key`).
 *
 * The secret is JSON with `accessKeyId` and `secretAccessKey`; who may read it is for the account's IAM policies to say.
 * It goes with the stack, as the user does.
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
        // An ID is no secret.
        accessKeyId: SecretValue.unsafePlainText(accessKey.accessKeyId),
        secretAccessKey: accessKey.secretAccessKey,
      },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // With the prop encryptionKey, Secret would widen the key policy, by wildcards too.
    (this.secret.node.defaultChild as CfnSecret).kmsKeyId = encryptionKey.keyArn;
    acknowledgeFindings(user, this.secret);
  }
}

function acknowledgeFindings(user: IConstruct, secret: IConstruct): void {
  const alone = 'the user is one tool, and a group would have it as its only member';
  acknowledgeStandards(user, 'IAMUserNoPolicies', alone);
  acknowledgeStandards(user, 'IAMUserGroupMembership', alone);
  const byHand =
    'the tool is outside AWS and is told its key by a person, so a key that rotates by itself would cut it off; expires ends it in time';
  acknowledge(secret, 'SMG4', byHand);
  acknowledgeStandards(secret, 'SecretsManagerRotationEnabled', byHand);
}

/** What whoever writes or reads the secret needs. Source: Secrets Manager User Guide, Secret encryption and decryption. */
const USE_BY_SECRET = {
  service: 'secretsmanager',
  named: 'SecretsManager',
  actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
} as const;
