import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Amplify } from 'aws-amplify';
import { fetchAuthSession } from 'aws-amplify/auth';
import { parseAmplifyConfig } from 'aws-amplify/utils';
import outputs from '../amplify_outputs.json';

/** The tables of the stage, by ID. */
export const { tables } = outputs.custom;

/** `npm start` writes the endpoint of the local AWS into the file; on AWS there is none. */
export const { region, endpoint }: { region: string; endpoint?: string } = outputs.custom;

const config = parseAmplifyConfig(outputs);
if (endpoint !== undefined && config.Auth) {
  Object.assign(config.Auth.Cognito, {
    userPoolEndpoint: endpoint,
    identityPoolEndpoint: endpoint,
  });
}
Amplify.configure(config);

/** Sends the signed-in user's item calls. */
export const items = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    region,
    endpoint,
    // Called whenever the credentials have expired. Amplify renews them for as long as the user is signed in.
    credentials: async () => {
      const { credentials } = await fetchAuthSession();
      if (credentials === undefined) throw new Error('Not signed in.');
      return credentials;
    },
  }),
);
