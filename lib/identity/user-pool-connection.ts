/** What an identity pool needs to know of the user pool whose users it admits. */
export interface UserPoolConnection {
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  /** `cognito-idp.<region>.<suffix>/<user pool ID>`, without the app client. */
  readonly providerName: string;
}
