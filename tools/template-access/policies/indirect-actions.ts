/** Actions that change policies, trust policies or credentials. */
export const IAM_CHANGES: readonly string[] = [
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
];

/** Actions that lead to tables without naming them, on any resource. */
export const INDIRECT_ACTIONS: readonly string[] = [
  'cognito-idp:AdminAddUserToGroup',
  'cognito-idp:AdminCreateUser',
  'cognito-idp:AdminInitiateAuth',
  'cognito-idp:AdminSetUserPassword',
  'cognito-idp:AdminUpdateUserAttributes',
  'dax:BatchGetItem',
  'dax:BatchWriteItem',
  'dax:GetItem',
  'dax:PutItem',
  'dax:Query',
  'dax:Scan',
  'dax:UpdateItem',
  ...IAM_CHANGES,
  'lambda:UpdateFunctionCode',
];

/** Actions that lead to tables if they are allowed on every resource: to roles, secrets, and the keys of tables. */
export const WIDE_INDIRECT_ACTIONS: readonly string[] = [
  'iam:PassRole',
  'kms:CreateGrant',
  'kms:Decrypt',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'secretsmanager:GetSecretValue',
  'sts:AssumeRole',
];
