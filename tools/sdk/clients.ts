import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { STSClient } from '@aws-sdk/client-sts';
import { clientConfig, type AwsTarget } from './client-config';

/** The caller's client for each service. */
export interface Clients {
  readonly userPools: CognitoIdentityProviderClient;
  readonly identities: CognitoIdentityClient;
  readonly iam: IAMClient;
  readonly sts: STSClient;
  readonly documents: DynamoDBDocumentClient;
}

/**
 * Opens clients for a function and closes them afterwards.
 *
 * @param userPoolRegion may differ from the stack's Region
 */
export async function withClients<T>(
  target: AwsTarget,
  userPoolRegion: string,
  use: (clients: Clients) => Promise<T>,
): Promise<T> {
  const config = clientConfig(target);
  const dynamoDb = new DynamoDBClient(config);
  const others = {
    userPools: new CognitoIdentityProviderClient({ ...config, region: userPoolRegion }),
    identities: new CognitoIdentityClient(config),
    iam: new IAMClient(config),
    sts: new STSClient(config),
  };
  try {
    return await use({ ...others, documents: DynamoDBDocumentClient.from(dynamoDb) });
  } finally {
    [dynamoDb, ...Object.values(others)].forEach((client) => {
      client.destroy();
    });
  }
}
