import { arnParts } from '../aws/arn';
import type { Expectation, NameForm } from '../aws/name-patterns';
import type { ConnectorTrust } from './connector-trust';

/**
 * Source: IAM User Guide, IAM identifiers: a path of up to 512 characters, a name of up to 64. Wildcards are rejected.
 */
export const PRINCIPAL_ARN: NameForm = {
  form: /^arn:aws[a-z-]*:iam::\d{12}:(root|(role|user)\/(?=.{1,576}$)([\w+=,.@-]+\/)*[\w+=,.@-]{1,64})$/,
  expected: 'the ARN of one role or user, arn:aws:iam::<account>:role/<name>, without wildcards',
  fix: 'write the ARN that the tool documents; for a whole account, write arn:aws:iam::<account>:root and "allowAccountRoot": true',
};

/** The allowed values of `principalArn` without `allowAccountRoot`. */
export const NO_ACCOUNT_ROOT: Expectation = {
  expected:
    'the ARN of one role or user; the account root admits every principal of the account that may call sts:AssumeRole',
  fix: 'name the role that the tool runs as, or add "allowAccountRoot": true if nothing else runs in the account',
};

/** Whether a principal is the root of an account, and so the whole account. */
export function isAccountRoot(principalArn: string): boolean {
  return principalArn.endsWith(':root');
}

/** Whether two principals are equal, or one is the account root of the other. */
export function isSamePrincipal(one: string, other: string): boolean {
  if (one === other) return true;
  const isInAccount = arnParts(one).account === arnParts(other).account;
  return (isAccountRoot(one) || isAccountRoot(other)) && isInAccount;
}

/** Whether the tool runs as a role, so that assuming the connector's role is role chaining. */
export function runsAsRole(trust: ConnectorTrust): boolean {
  switch (trust.kind) {
    case 'principal':
      return trust.principalArn.includes(':role/');
    case 'certificate':
    case 'accessKey':
      return false;
  }
}
