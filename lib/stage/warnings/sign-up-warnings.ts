import { userPoolRegion } from '../../aws/user-pools';
import type { StageConfig } from '../schema/stage-schema';
import type { StageWarning } from './stage-warning';

/** Settings that may let anyone on the internet use every item of a table. */
export const signUpWarnings = [strangersReachEveryItem, unseenSignUp] as const;

function strangersReachEveryItem({ identity, tables }: StageConfig): StageWarning | undefined {
  const { selfSignUp = false, mfa = 'optional' } = identity.userPool;
  const reached = withAllRows(tables);
  if (!selfSignUp || reached === undefined) return undefined;
  const withoutMfa =
    mfa === 'required'
      ? ''
      : ` MFA is "${mfa}": an account needs only an email address, so one person can create many.`;
  return {
    id: 'strangersReachEveryItem',
    message: `identity.userPool.selfSignUp: anyone on the internet can create an account, and rows "all" lets every user reach every item of ${reached}.${withoutMfa} Set rows to "own" or "tenant", or remove selfSignUp.`,
  };
}

function unseenSignUp({ identity, tables }: StageConfig): StageWarning | undefined {
  const { userPoolId } = identity.userPool;
  const reached = withAllRows(tables);
  if (userPoolId === undefined || reached === undefined) return undefined;
  const command = `aws cognito-idp describe-user-pool --region ${userPoolRegion(userPoolId)} --user-pool-id ${userPoolId} --query "UserPool.AdminCreateUserConfig.AllowAdminCreateUserOnly"`;
  return {
    id: 'unseenSignUp',
    message: `identity.userPool: who can sign up to the existing user pool ${userPoolId} is not part of the stage, and rows "all" lets every user reach every item of ${reached}. If anyone can create an account, this is anyone on the internet. Set rows to "own" or "tenant", or run this, which must print true: ${command}`,
  };
}

/** The tables whose items all users reach, with the allowed actions: `tables.orders (GetItem)`. */
function withAllRows(tables: StageConfig['tables']): string | undefined {
  const reached = Object.entries(tables).flatMap(([id, { rows, actions }]) =>
    rows.by === 'all' ? [`tables.${id} (${actions.join(', ')})`] : [],
  );
  return reached.length === 0 ? undefined : reached.join(', ');
}
