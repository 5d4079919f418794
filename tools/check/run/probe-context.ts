import type { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { STSClient } from '@aws-sdk/client-sts';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import type { DeployedOutputs } from '../../sdk/deployed-stack';
import type { ItemProbe } from '../probes/probe';
import type { SignedInUser } from './signed-in-user';
import type { AwsTarget } from '../../sdk/client-config';
import type { ProbeItem } from './item-requests';

/** What the probes of one run have in common. */
export interface ProbeContext {
  readonly stage: StageConfig;
  readonly place: AwsTarget;
  readonly outputs: DeployedOutputs;
  readonly identityPoolId: string;
  /** The user pool's name as an identity provider. */
  readonly provider: string;
  readonly identities: CognitoIdentityClient;
  readonly sts: STSClient;
  readonly userPools: CognitoIdentityProviderClient;
  readonly users: readonly SignedInUser[];
  /** Notes that an identity is to be deleted in the end. */
  readonly forgetLater: (identityId: string) => void;
  /** The row that a probe is about, the same one each time. */
  readonly rowOf: (probe: ItemProbe) => ProbeItem;
}

/** A user by name; the first one for whoever is none. */
export function userNamed({ users }: Pick<ProbeContext, 'users'>, who: string): SignedInUser {
  const user = users.find(({ name }) => name === who) ?? users[0];
  if (!user) throw new Error('no user has signed in');
  return user;
}
