/** When users were signed out globally. */
export class SignOuts {
  /** In seconds since 1970, as in tokens. */
  private readonly at = new Map<string, number>();

  record(userPoolId: string, username: string, now: number): void {
    this.at.set(`${userPoolId} ${username}`, Math.floor(now / 1_000));
  }

  /**
   * Whether a token was revoked.
   *
   * @param issuedAt in seconds since 1970
   */
  hasRevoked(userPoolId: string, username: string, issuedAt = 0): boolean {
    return issuedAt <= (this.at.get(`${userPoolId} ${username}`) ?? -1);
  }
}
