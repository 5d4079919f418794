import { User, type IManagedPolicy, type IUser } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnSecret, Secret, type ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';
import { acknowledge, acknowledgeStandards } from '../aws/acknowledge';
import { keyPolicy } from '../table/key-policy';

export interface AccessKeyUserProps {
  /** The managed policies of the user. */
  readonly managedPolicies: readonly IManagedPolicy[];
}

/**
 * Defines an IAM user (`AWS::IAM::User`) and an empty secret for its access key (`AWS::SecretsManager::Secret`), encrypted
 * with a customer managed key of its own (`AWS::KMS::Key`).
 *
 * CloudFormation never has the access key: stack events contain resource properties, and everybody who may describe the
 * stack can read them. `npm run connector -- NAME --issue-key` creates it and stores it in the secret, as JSON with
 * `accessKeyId` and `secretAccessKey`. The IAM policies of the account decide who can read it. User, key and secret are
 * deleted with the stack; the user's access keys too.
 */
export class AccessKeyUser extends Construct {
  /** The user. */
  readonly user: IUser;
  /** The secret with the access key. */
  readonly secret: ISecret;

  constructor(scope: Construct, id: string, props: AccessKeyUserProps) {
    super(scope, id);
    const user = new User(this, 'Resource', { managedPolicies: [...props.managedPolicies] });
    this.user = user;
    const encryptionKey = new Key(this, 'Key', {
      description: `Encrypts the access key of ${this.node.path}`,
      enableKeyRotation: true,
      policy: keyPolicy(Stack.of(this).region, USE_BY_SECRET),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // The class Secret would generate a value. Without SecretString and GenerateSecretString, CloudFormation writes none.
    const secret = new CfnSecret(this, 'Secret', {
      description: `Access key of ${this.node.path}, as JSON with accessKeyId and secretAccessKey`,
      kmsKeyId: encryptionKey.keyArn,
    });
    secret.applyRemovalPolicy(RemovalPolicy.DESTROY);
    this.secret = Secret.fromSecretAttributes(this, 'SecretReference', {
      secretCompleteArn: secret.ref,
      encryptionKey,
    });
    acknowledgeFindings(user, secret);
  }
}

function acknowledgeFindings(user: IConstruct, secret: IConstruct): void {
  const alone = 'The user is a single tool; a group would have it as its only member.';
  acknowledgeStandards(user, 'IAMUserNoPolicies', alone);
  acknowledgeStandards(user, 'IAMUserGroupMembership', alone);
  const byHand =
    'A person enters the access key in a tool outside AWS, so automatic rotation would interrupt the tool. Rotate it with npm run connector -- NAME --rotate-key.';
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
