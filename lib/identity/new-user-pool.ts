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
import { addAppClient, type HostedUiOptions } from './app-client';
import type { UserPoolConnection } from './user-pool-connection';

/** What a new user pool may differ in. */
export interface UserPoolOptions extends HostedUiOptions {
  /** 1 to 128 characters. @default - CloudFormation names the pool */
  readonly name?: string | undefined;
  /** What a user signs in with. Settled when the pool is made. @default 'email' */
  readonly signIn?: 'email' | 'username' | undefined;
  /** Whether anyone may make an account. @default false */
  readonly selfSignUp?: boolean | undefined;
  /** Second factor by an authenticator app. @default 'optional' */
  readonly mfa?: MfaMode | undefined;
  /** Cognito's feature plan; plus costs more and adds threat protection. @default 'essentials' */
  readonly featurePlan?: keyof typeof FEATURE_PLANS | undefined;
}

export type MfaMode = 'off' | 'optional' | 'required';

export interface NewUserPoolProps extends UserPoolOptions {
  /** The claim of the ID token that names the user's tenant: `custom:` and 1 to 20 characters. @default - none */
  readonly tenantClaim?: string | undefined;
  /** Whether the pool outlives the stack; also whether it is protected against deletion. */
  readonly removalPolicy: RemovalPolicy;
}

/** The password policy; also what the client configuration tells a sign-up form. */
export const PASSWORD_POLICY = {
  minLength: 12,
  requireLowercase: true,
  requireUppercase: true,
  requireDigits: true,
  requireSymbols: true,
} as const;

/**
 * Defines a Cognito user pool (`AWS::Cognito::UserPool`) and its public app client (`AWS::Cognito::UserPoolClient`).
 *
 * Users sign in with a verified e-mail address (or a user name), their password of 12 characters or more, and,
 * if they or the props wish it, an authenticator app. Nobody makes an account unless the props allow it, and nobody
 * but an administrator says which tenant a user belongs to.
 */
export class NewUserPool extends Construct implements UserPoolConnection {
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly providerName: string;

  constructor(scope: Construct, id: string, props: NewUserPoolProps) {
    super(scope, id);
    const { mfa = 'optional', featurePlan = 'essentials', tenantClaim, removalPolicy } = props;
    const userPool = new UserPool(this, 'Resource', {
      userPoolName: props.name,
      signInAliases: { [props.signIn ?? 'email']: true },
      signInCaseSensitive: false,
      selfSignUpEnabled: props.selfSignUp ?? false,
      ...VERIFIED_EMAIL,
      customAttributes: tenantAttribute(tenantClaim),
      passwordPolicy: { ...PASSWORD_POLICY, tempPasswordValidity: Duration.days(1) },
      mfa: MFA_MODES[mfa],
      mfaSecondFactor: { sms: false, otp: true },
      ...plan(featurePlan),
      deletionProtection: removalPolicy === RemovalPolicy.RETAIN,
      removalPolicy,
    });
    acknowledgeFindings(userPool, { mfa, featurePlan, selfSignUp: props.selfSignUp ?? false });
    this.userPoolId = userPool.userPoolId;
    this.userPoolClientId = addAppClient(userPool, props, tenantClaim).userPoolClientId;
    this.providerName = userPool.userPoolProviderName;
  }
}

/** E-mail is the way back to an account, so it is required, and a new address is in force once verified. */
const VERIFIED_EMAIL = {
  standardAttributes: { email: { required: true, mutable: true } },
  autoVerify: { email: true },
  keepOriginal: { email: true },
  accountRecovery: AccountRecovery.EMAIL_ONLY,
} as const;

/** Source: STS API reference, Tag: the claim becomes a session tag, whose value has 256 characters at most. */
const LONGEST_TENANT_ID = 256;

/** An administrator may move a user to another tenant; the app client may not write it. */
function tenantAttribute(claim: string | undefined): Record<string, ICustomAttribute> | undefined {
  if (claim === undefined) return undefined;
  const attribute = new StringAttribute({ minLen: 1, maxLen: LONGEST_TENANT_ID, mutable: true });
  return { [claim.replace(/^custom:/, '')]: attribute };
}

const MFA_MODES: Readonly<Record<MfaMode, Mfa>> = {
  off: Mfa.OFF,
  optional: Mfa.OPTIONAL,
  required: Mfa.REQUIRED,
};

const FEATURE_PLANS = {
  lite: FeaturePlan.LITE,
  essentials: FeaturePlan.ESSENTIALS,
  plus: FeaturePlan.PLUS,
} as const;

function plan(featurePlan: keyof typeof FEATURE_PLANS) {
  const standardThreatProtectionMode =
    featurePlan === 'plus' ? StandardThreatProtectionMode.FULL_FUNCTION : undefined;
  return { featurePlan: FEATURE_PLANS[featurePlan], standardThreatProtectionMode };
}

type Acknowledged = Required<Pick<UserPoolOptions, 'mfa' | 'featurePlan' | 'selfSignUp'>>;

function acknowledgeFindings(
  userPool: UserPool,
  { mfa, featurePlan, selfSignUp }: Acknowledged,
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
  if (selfSignUp) {
    acknowledgeAccess(
      userPool,
      'OpenSignUp',
      'selfSignUp is asked for, because users of this app make their own accounts',
    );
  }
}
