import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { userPoolRegion } from '../../lib/aws/user-pools';
import { fromOutputs } from '../../lib/outputs/deployed-outputs';
import { SIGN_IN_OUTPUTS } from '../../lib/stage/output-names';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { describeCallerIdentity, type CallerIdentity } from '../sdk/caller-identity';
import { clientConfig } from '../sdk/client-config';
import { stageCaller, stageStack, type StackOptions } from '../sdk/stage-stack';

/** The user pool of a deployed stage. */
export interface UserPoolPlace {
  readonly client: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly caller: CallerIdentity;
}

/** Opens a client for the user pool of a deployed stage, which may be in another Region, and closes it afterwards. */
export async function withUserPool(
  stage: StageConfig,
  options: StackOptions,
  print: (line: string) => void,
  use: (place: UserPoolPlace) => Promise<void>,
): Promise<void> {
  const caller = await stageCaller(stage, options);
  print(describeCallerIdentity(caller));
  const { outputs } = await stageStack(stage, caller);
  const userPoolId = fromOutputs(outputs, (read) => read(SIGN_IN_OUTPUTS.userPool));
  const region = userPoolRegion(userPoolId);
  const client = new CognitoIdentityProviderClient({ ...clientConfig(caller), region });
  try {
    await use({ client, userPoolId, caller });
  } finally {
    client.destroy();
  }
}
