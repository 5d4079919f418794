import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  type ICustomAttribute,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeAccess } from '../aws/acknowledge';
import type { UserPoolOptions } from '../stage/schema/identity-schema';
import { PASSWORD_POLICY } from './password-policy';
import { publicClient } from './public-client';
import type { UserPoolConnection } from './user-pool-connection';

export interface NewUserPoolProps {
  /** What differs from the defaults. */
  readonly options: UserPoolOptions;
  /** The claim of the ID token that names the user's tenant: `custom:` and 1 to 20 characters. @default - none */
  readonly tenantClaim?: string | undefined;
  /** Whether the pool outlives the stack; also whether it is protected against deletion. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Defines a Cognito user pool and its public app client.
 *
 * Users sign in with a verified e-mail address (or a user name), their password of 12 characters or more, and,
 * if they or the stage wish it, an authenticator app. Nobody makes an account unless the stage allows it, and nobody
 * but an administrator says which tenant a user belongs to.
 */
export class NewUserPool extends Construct implements UserPoolConnection {
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly providerName: string;

  constructor(scope: Construct, id: string, props: NewUserPoolProps) {
    super(scope, id);
    const { options, removalPolicy } = props;
    const { signIn = 'email', mfa = 'optional', featurePlan = 'essentials' } = options;
    const userPool = new UserPool(this, 'Resource', {
      userPoolName: options.name,
      signInAliases: { [signIn]: true },
      signInCaseSensitive: false,
      selfSignUpEnabled: options.selfSignUp ?? false,
      // E-mail is the way back to an account, so it is required, and a new address is in force once verified.
      standardAttributes: { email: { required: true, mutable: true } },
      autoVerify: { email: true },
      keepOriginal: { email: true },
      customAttributes: tenantAttribute(props.tenantClaim),
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: { ...PASSWORD_POLICY, tempPasswordValidity: Duration.days(1) },
      mfa: MFA_MODES[mfa],
      mfaSecondFactor: { sms: false, otp: true },
      featurePlan: FEATURE_PLANS[featurePlan],
      standardThreatProtectionMode:
        featurePlan === 'plus' ? StandardThreatProtectionMode.FULL_FUNCTION : undefined,
      deletionProtection: removalPolicy === RemovalPolicy.RETAIN,
      removalPolicy,
    });
    acknowledgeFindings(userPool, { mfa, featurePlan });
    if (options.selfSignUp === true) {
      acknowledgeAccess(
        userPool,
        'OpenSignUp',
        'selfSignUp is asked for, because users of this app make their own accounts',
      );
    }
    this.userPoolId = userPool.userPoolId;
    this.userPoolClientId = publicClient(userPool, options, props.tenantClaim).userPoolClientId;
    this.providerName = userPool.userPoolProviderName;
  }
}

/** Source: STS API reference, Tag: the claim becomes a session tag, whose value has 256 characters at most. */
const LONGEST_TENANT_ID = 256;

/** An administrator may move a user to another tenant; the app client may not write it. */
function tenantAttribute(claim: string | undefined): Record<string, ICustomAttribute> | undefined {
  if (claim === undefined) return undefined;
  const attribute = new StringAttribute({ minLen: 1, maxLen: LONGEST_TENANT_ID, mutable: true });
  return { [claim.replace(/^custom:/, '')]: attribute };
}

const MFA_MODES = { off: Mfa.OFF, optional: Mfa.OPTIONAL, required: Mfa.REQUIRED } as const;

const FEATURE_PLANS = {
  lite: FeaturePlan.LITE,
  essentials: FeaturePlan.ESSENTIALS,
  plus: FeaturePlan.PLUS,
} as const;

function acknowledgeFindings(
  userPool: UserPool,
  { mfa, featurePlan }: Required<Pick<UserPoolOptions, 'mfa' | 'featurePlan'>>,
): void {
  if (mfa !== 'required') {
    acknowledge(
      userPool,
      'COG2',
      `the stage file leaves MFA ${mfa}; identity.userPool.mfa "required" turns it on for everyone`,
    );
  }
  if (featurePlan !== 'plus') {
    acknowledge(
      userPool,
      'COG8',
      `the plus plan is paid per user; the stage file chose ${featurePlan}, and identity.userPool.featurePlan "plus" adds threat protection`,
    );
  }
}
