import { decode, sign, verify } from 'jsonwebtoken';
import type { UserTokens } from '../../../../tools/check/run/srp-sign-in';
import { Refusal, type Asked, type AwsServer } from '../../../aws-server';

/** The claims of an ID token. */
export type Claims = Readonly<Record<string, unknown>>;

/** The client configuration file of a stack whose user pool is at a server on this machine. */
export const CLIENT = {
  version: '1',
  auth: {
    aws_region: 'us-east-1',
    user_pool_id: 'us-east-1_Ab1',
    user_pool_client_id: 'client1',
    identity_pool_id: 'us-east-1:pool',
    unauthenticated_identities_enabled: false,
  },
  custom: { region: 'us-east-1', tables: {} },
};

/** What comes back to a user who has signed in. */
export function tokensOf(claims: Claims) {
  const token = (more: object) => sign({ ...claims, ...more }, 'key', { expiresIn: '1h' });
  return {
    AuthenticationResult: {
      IdToken: token({ token_use: 'id' }),
      AccessToken: token({ token_use: 'access' }),
      RefreshToken: 'refresh',
    },
    ChallengeParameters: {},
  };
}

/** Asks for a password by SRP; Amplify does not verify the server, which need not know any. */
export function asksForPassword({ body }: Asked) {
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      SALT: 'c0ffee',
      SRP_B: 'abc123',
      SECRET_BLOCK: 'YmxvY2s=',
      USER_ID_FOR_SRP: body.AuthParameters.USERNAME,
      USERNAME: body.AuthParameters.USERNAME,
    },
  };
}

/** Asks a user with a temporary password for a password of their own. */
export function asksForNewPassword(username: string) {
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    ChallengeParameters: {
      USER_ID_FOR_SRP: username,
      requiredAttributes: '[]',
      userAttributes: '{}',
    },
    Session: 'new password',
  };
}

/** A user pool whose users sign in, with what they were created with as claims. */
export class UserPool {
  /** By their names, in the order in which they were created. */
  readonly users = new Map<string, Claims>();

  /** @param change what a trigger makes of the claims */
  constructor(
    aws: AwsServer,
    private readonly change: (claims: Claims) => Claims = (claims) => claims,
  ) {
    aws
      .on('DescribeUserPool', { UserPool: {} })
      .on('AdminCreateUser', ({ body: { Username, UserAttributes } }) => {
        const attributes = UserAttributes.map(({ Name, Value }: Record<string, string>) => [
          Name,
          Value,
        ]);
        const sub = `sub-${this.users.size + 1}`;
        this.users.set(Username, { ...Object.fromEntries(attributes), sub });
        return {};
      })
      .on('InitiateAuth', asksForPassword)
      .on('RespondToAuthChallenge', ({ body }) => {
        const { USERNAME } = body.ChallengeResponses;
        const claims = this.users.get(USERNAME);
        if (!claims) return new Refusal('NotAuthorizedException');
        return body.ChallengeName === 'NEW_PASSWORD_REQUIRED'
          ? tokensOf(this.change(claims))
          : asksForNewPassword(USERNAME);
      })
      .on('AdminDeleteUser', ({ body }) =>
        this.users.delete(body.Username) ? {} : new Refusal('UserNotFoundException'),
      );
  }

  /** Signs a user in at once. SRP takes a third of a second, and has its own test. */
  signIn(username: string): UserTokens {
    const { AuthenticationResult } = tokensOf(this.change(this.users.get(username) ?? {}));
    const { IdToken: idToken, AccessToken: accessToken } = AuthenticationResult;
    return { idToken, accessToken, claims: decode(idToken) as Claims };
  }

  /** Where the user of a token is among the users; -1 where it is not one of this pool. */
  positionOf(token: string): number {
    try {
      const { sub } = verify(token, 'key') as Claims;
      return [...this.users.values()].findIndex((claims) => claims.sub === sub);
    } catch {
      return -1;
    }
  }
}
