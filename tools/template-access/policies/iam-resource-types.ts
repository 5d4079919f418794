export type PrincipalKind = 'role' | 'user' | 'group';

/** The resource type of each kind of principal. */
export const PRINCIPAL_TYPES: Readonly<Record<PrincipalKind, string>> = {
  role: 'AWS::IAM::Role',
  user: 'AWS::IAM::User',
  group: 'AWS::IAM::Group',
};

type PolicyType = 'Policy' | 'ManagedPolicy' | 'RolePolicy' | 'UserPolicy' | 'GroupPolicy';

/** The properties that attach a policy to principals. Source: CloudFormation template reference, IAM. */
export const ATTACHING_PROPERTIES: Readonly<
  Record<`AWS::IAM::${PolicyType}`, Readonly<Partial<Record<PrincipalKind, string>>>>
> = {
  'AWS::IAM::Policy': { role: 'Roles', user: 'Users', group: 'Groups' },
  'AWS::IAM::ManagedPolicy': { role: 'Roles', user: 'Users', group: 'Groups' },
  'AWS::IAM::RolePolicy': { role: 'RoleName' },
  'AWS::IAM::UserPolicy': { user: 'UserName' },
  'AWS::IAM::GroupPolicy': { group: 'GroupName' },
};

/** The resource types that are policies of principals. */
export const POLICY_TYPES: readonly string[] = Object.keys(ATTACHING_PROPERTIES);

export function isPolicyType(type: string): type is keyof typeof ATTACHING_PROPERTIES {
  return POLICY_TYPES.includes(type);
}
