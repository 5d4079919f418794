import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { fetchAuthSession, type AuthSession } from 'aws-amplify/auth';
import {
  cognitoCredentialsProvider,
  cognitoUserPoolsTokenProvider,
} from 'aws-amplify/auth/cognito';
import { endpoint, region } from '../src/client';
import { startSignIn } from '../src/sign-in';

/** A user whom `npm run demo` has created. */
export interface CreatedUser {
  name: string;
  username: string;
  password: string;
  tenant?: string;
  group?: string;
}

/** A user who is signed in beside the others. Amplify knows one user at a time, so each has a storage of their own. */
export class DemoUser {
  private readonly storage = memoryStorage();
  /** Sends this user's item calls. */
  readonly items = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      region,
      endpoint,
      maxAttempts: 1,
      credentials: async () => {
        await this.takeOver();
        const { credentials } = await fetchAuthSession();
        if (credentials === undefined) throw new Error('Not signed in.');
        return credentials;
      },
    }),
  );
  session: AuthSession = {};

  constructor(readonly created: CreatedUser) {}

  /** Signs in. A user who gets no credentials still has tokens, and so a `sub` and claims. */
  async signIn(): Promise<void> {
    await this.takeOver();
    const { username, password } = this.created;
    const { kind } = await startSignIn(username, password);
    if (kind !== 'done') throw new Error(`${username} has to complete the step ${kind} first.`);
    this.session = await fetchAuthSession().catch(tokensAlone);
  }

  private async takeOver(): Promise<void> {
    cognitoUserPoolsTokenProvider.setKeyValueStorage(this.storage);
    await cognitoCredentialsProvider.clearCredentialsAndIdentityId();
  }
}

async function tokensAlone(): Promise<AuthSession> {
  const tokens = await cognitoUserPoolsTokenProvider.getTokens();
  return tokens ? { tokens, userSub: tokens.idToken?.payload.sub } : {};
}

/** Gone with the page, as are the users. */
function memoryStorage() {
  const stored = new Map<string, string>();
  return {
    setItem: async (key: string, value: string) => {
      await Promise.resolve(stored.set(key, value));
    },
    getItem: (key: string) => Promise.resolve(stored.get(key) ?? null),
    removeItem: async (key: string) => {
      await Promise.resolve(stored.delete(key));
    },
    clear: async () => {
      await Promise.resolve();
      stored.clear();
    },
  };
}
