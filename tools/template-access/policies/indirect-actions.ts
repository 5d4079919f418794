/** Actions that lead to tables without naming them, on any resource, by what they lead to. */
export const INDIRECT = {
  daxItems: [
    'dax:BatchGetItem',
    'dax:BatchWriteItem',
    'dax:ConditionCheckItem',
    'dax:DeleteItem',
    'dax:GetItem',
    'dax:PutItem',
    'dax:Query',
    'dax:Scan',
    'dax:UpdateItem',
  ],
  functionCode: ['lambda:UpdateFunctionCode'],
  /** Policies, trust policies and credentials. */
  iam: [
    'iam:AddUserToGroup',
    'iam:AttachGroupPolicy',
    'iam:AttachRolePolicy',
    'iam:AttachUserPolicy',
    'iam:CreateAccessKey',
    'iam:CreateLoginProfile',
    'iam:CreatePolicyVersion',
    'iam:PutGroupPolicy',
    'iam:PutRolePolicy',
    'iam:PutUserPolicy',
    'iam:SetDefaultPolicyVersion',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateLoginProfile',
  ],
  poolUsers: [
    'cognito-idp:AdminAddUserToGroup',
    'cognito-idp:AdminCreateUser',
    'cognito-idp:AdminInitiateAuth',
    'cognito-idp:AdminSetUserPassword',
    'cognito-idp:AdminUpdateUserAttributes',
  ],
} as const;

/** Actions that lead to tables if they are allowed on every resource, by what they lead to. */
export const WIDE_INDIRECT = {
  assumedRoles: ['sts:AssumeRole'],
  keys: ['kms:CreateGrant', 'kms:Decrypt', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'],
  passedRoles: ['iam:PassRole'],
  secrets: ['secretsmanager:GetSecretValue'],
} as const;

/** All of `INDIRECT`. */
export const INDIRECT_ACTIONS: readonly string[] = Object.values(INDIRECT).flat();

/** All of `WIDE_INDIRECT`. */
export const WIDE_INDIRECT_ACTIONS: readonly string[] = Object.values(WIDE_INDIRECT).flat();
