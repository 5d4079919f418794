import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import {
  AccountRecovery,
  Mfa,
  StringAttribute,
  UserPool,
  type ICustomAttribute,
  type IUserPool,
  type SignInAliases,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from '../aws/acknowledge';
import { allowedValue } from '../aws/allowed-value';
import { attributeName } from '../aws/user-pools';
import { clientConstructId } from './construct-ids';
import { FEATURE_PLANS, hasThreatProtection, type FeaturePlanName } from './feature-plans';
import { addAppClient, type HostedUiOptions, type RedirectUrls } from './app-client';
import {
  clientIds,
  type AppClientIds,
  type AppClients,
  type UserPoolConnection,
} from './user-pool-connection';

/** Options of a new user pool. */
export interface UserPoolOptions extends HostedUiOptions {
  /** Name of the user pool, 1 to 128 characters. @default - CloudFormation generates a name */
  readonly name?: string | undefined;
  /** What users sign in with. It cannot be changed later. @default 'email' */
  readonly signIn?: 'email' | 'username' | undefined;
  /** Whether anyone can create an account. @default false */
  readonly selfSignUp?: boolean | undefined;
  /** Multi-factor authentication by authenticator app. @default 'optional' */
  readonly mfa?: MfaMode | undefined;
  /** Cognito feature plan. `plus` adds threat protection and costs more. @default 'essentials' */
  readonly featurePlan?: FeaturePlanName | undefined;
  /**
   * Additional app clients, by ID: letters and digits. The ID is part of the logical ID.
   * @default - the default app client only
   */
  readonly clients?: Readonly<Record<string, RedirectUrls>> | undefined;
}

/** Whether users of a pool use multi-factor authentication. */
export type MfaMode = 'off' | 'optional' | 'required';

/** The options, the tenants and the removal of a new user pool. */
export interface NewUserPoolProps extends UserPoolOptions {
  /** The claim of the ID token that names the tenant: `custom:` and 1 to 20 characters. @default - no tenants */
  readonly tenantClaim?: string | undefined;
  /**
   * Whether the pool is kept or deleted with the stack. RETAIN also turns on deletion protection.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy | undefined;
}

/** The password policy of new user pools, which the client configuration file repeats for sign-up forms. */
export const PASSWORD_POLICY = {
  minLength: 12,
  requireLowercase: true,
  requireUppercase: true,
  requireDigits: true,
  requireSymbols: true,
} as const;

/**
 * Defines a Cognito user pool (`AWS::Cognito::UserPool`) and its public app clients (`AWS::Cognito::UserPoolClient`).
 *
 * Users sign in with a verified e-mail address or a user name, a password of at least 12 characters, and optionally an
 * authenticator app. Self sign-up is off by default, and only administrators can write the tenant of a user.
 */
export class NewUserPool extends Construct implements UserPoolConnection {
  /** The user pool. */
  readonly userPool: IUserPool;
  /** The app clients: the default one, then the others in their order. */
  readonly userPoolClients: AppClients;
  /** The ID of the user pool. */
  readonly userPoolId: string;
  /** The IDs of the app clients, in the order of `userPoolClients`. */
  readonly userPoolClientIds: AppClientIds;
  /** The provider name of the user pool: `cognito-idp.<region>.amazonaws.com/<user pool ID>`. */
  readonly providerName: string;

  constructor(scope: Construct, id: string, props: NewUserPoolProps) {
    super(scope, id);
    const { mfa = 'optional', featurePlan = 'essentials', tenantClaim } = props;
    const { removalPolicy = RemovalPolicy.RETAIN } = props;
    const userPool = new UserPool(this, 'Resource', {
      userPoolName: props.name,
      signInAliases: allowedValue('signIn', SIGN_IN_ALIASES, props.signIn ?? 'email'),
      signInCaseSensitive: false,
      selfSignUpEnabled: props.selfSignUp ?? false,
      ...VERIFIED_EMAIL,
      customAttributes: tenantAttribute(tenantClaim),
      passwordPolicy: { ...PASSWORD_POLICY, tempPasswordValidity: Duration.days(1) },
      mfa: allowedValue('mfa', MFA_MODES, mfa),
      mfaSecondFactor: { sms: false, otp: true },
      ...allowedValue('featurePlan', FEATURE_PLANS, featurePlan),
      deletionProtection: removalPolicy === RemovalPolicy.RETAIN,
      removalPolicy,
    });
    acknowledgeFindings(userPool, { mfa, featurePlan });
    this.userPool = userPool;
    this.userPoolClients = addAppClients(userPool, props);
    this.userPoolId = userPool.userPoolId;
    this.userPoolClientIds = clientIds(this.userPoolClients);
    this.providerName = userPool.userPoolProviderName;
  }
}

/** All clients have the same scopes and attributes: a client that could write the tenant would open every other one. */
function addAppClients(
  userPool: UserPool,
  { domainPrefix, clients = {}, oauthScopes, tenantClaim, ...defaultClient }: NewUserPoolProps,
): AppClients {
  if (domainPrefix !== undefined) userPool.addDomain('Domain', { cognitoDomain: { domainPrefix } });
  const add = (id: string, { callbackUrls, logoutUrls }: RedirectUrls) =>
    addAppClient(userPool, id, { callbackUrls, logoutUrls, oauthScopes }, tenantClaim);
  const first = add('Client', defaultClient);
  const others = Object.entries(clients).map(([id, urls]) => add(clientConstructId(id), urls));
  return [first, ...others];
}

/** The e-mail address is required, because accounts are recovered by e-mail; a new one counts once it is verified. */
const VERIFIED_EMAIL = {
  standardAttributes: { email: { required: true, mutable: true } },
  autoVerify: { email: true },
  keepOriginal: { email: true },
  accountRecovery: AccountRecovery.EMAIL_ONLY,
} as const;

/** The claim becomes a session tag. Source: STS API reference, Tag: a value has at most 256 characters. */
const MAX_TENANT_ID = 256;

/** Mutable, so that an administrator can move a user to another tenant; the app client cannot write it. */
function tenantAttribute(claim: string | undefined): Record<string, ICustomAttribute> | undefined {
  if (claim === undefined) return undefined;
  const attribute = new StringAttribute({ minLen: 1, maxLen: MAX_TENANT_ID, mutable: true });
  return { [attributeName(claim)]: attribute };
}

const SIGN_IN_ALIASES: Readonly<Record<NonNullable<UserPoolOptions['signIn']>, SignInAliases>> = {
  email: { email: true },
  username: { username: true },
};

const MFA_MODES: Readonly<Record<MfaMode, Mfa>> = {
  off: Mfa.OFF,
  optional: Mfa.OPTIONAL,
  required: Mfa.REQUIRED,
};

type Acknowledged = Required<Pick<UserPoolOptions, 'mfa' | 'featurePlan'>>;

function acknowledgeFindings(userPool: UserPool, { mfa, featurePlan }: Acknowledged): void {
  if (mfa !== 'required') {
    acknowledge(
      userPool,
      'COG2',
      `MFA is "${mfa}". Set identity.userPool.mfa to "required" to enforce it for every user.`,
    );
  }
  if (!hasThreatProtection(featurePlan)) {
    acknowledge(
      userPool,
      'COG8',
      `The feature plan is "${featurePlan}". Threat protection needs identity.userPool.featurePlan "plus", which costs more per active user.`,
    );
  }
}
