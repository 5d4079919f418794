import type { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { STSClient } from '@aws-sdk/client-sts';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import type { AwsTarget } from '../../sdk/client-config';
import type { DeployedOutputs } from '../../../lib/outputs/deployed-outputs';
import type { ItemProbe } from '../probes/probe';
import type { ProbeItem } from './probe-items';
import type { SignedInProbeUser } from './signed-in-probe-user';

/** What all probes of a check share. */
export interface ProbeContext {
  readonly stage: StageConfig;
  readonly target: AwsTarget;
  readonly outputs: DeployedOutputs;
  readonly identityPoolId: string;
  /** The user pool's name as an identity provider. */
  readonly provider: string;
  readonly identities: CognitoIdentityClient;
  readonly sts: STSClient;
  readonly userPools: CognitoIdentityProviderClient;
  readonly users: readonly SignedInProbeUser[];
  /** Registers an identity for deletion at the end of the check. */
  readonly deleteIdentityLater: (identityId: string) => void;
  /** The item of a probe, the same one each time. */
  readonly itemOf: (probe: ItemProbe) => ProbeItem;
}
