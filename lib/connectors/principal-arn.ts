import type { Expectation, NameForm } from '../aws/name-patterns';
import type { ConnectorTrust } from './connector-trust';

/** Source: IAM identifiers: a path of up to 512 characters and a name of up to 64. Patterns are no principals. */
export const PRINCIPAL_ARN: NameForm = {
  form: /^arn:aws[a-z-]*:iam::\d{12}:(root|(role|user)\/(?=.{1,576}$)([\w+=,.@-]+\/)*[\w+=,.@-]{1,64})$/,
  expected: 'the ARN of one role or user, arn:aws:iam::<account>:role/<name>, without * in it',
  fix: 'write the ARN that the tool tells you; a whole account is arn:aws:iam::<account>:root, with "allowAccountRoot": true',
};

/** What is expected of `principalArn` where it is an account root that is not allowed. */
export const NO_ACCOUNT_ROOT: Expectation = {
  expected:
    'one role or user: the root stands for everybody in the account who may call sts:AssumeRole',
  fix: 'name the role that the tool runs as, or add "allowAccountRoot": true if the account is the tool\'s alone',
};

/** Whether a principal is a whole account. */
export function isAccountRoot(principalArn: string): boolean {
  return principalArn.endsWith(':root');
}

/** Whether two principals are the same, or one is the whole account of the other. */
export function isSamePrincipal(one: string, other: string): boolean {
  if (one === other) return true;
  return accountOf(one) === accountOf(other) && [one, other].some(isAccountRoot);
}

function accountOf(principalArn: string): string | undefined {
  return principalArn.split(':')[4];
}

/** Whether the tool runs as a role, so that the role it assumes is chained. */
export function runsAsRole(trust: ConnectorTrust): boolean {
  switch (trust.kind) {
    case 'principal':
      return trust.principalArn.includes(':role/');
    case 'certificate':
    case 'accessKey':
      return false;
  }
}
