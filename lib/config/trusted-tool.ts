/** Who a connector trusts, as far as it tells whether two connectors trust the same tool. */
interface Trust {
  readonly principalArn?: string | undefined;
  readonly rolesAnywhere?:
    | {
        readonly certificateAuthority?: string | undefined;
        readonly commonName?: string | undefined;
      }
    | undefined;
}

/**
 * The tool that a connector trusts, in a form in which two are equal where it is the same one; undefined where that
 * cannot be told, as of an access key, which may be given to anybody.
 */
export function trustedTool(trust: Trust | object | undefined): string | undefined {
  const { principalArn, rolesAnywhere }: Trust = trust ?? {};
  if (principalArn !== undefined) return principalArn;
  const { certificateAuthority, commonName } = rolesAnywhere ?? {};
  return certificateAuthority === undefined || commonName === undefined
    ? undefined
    : `${commonName} of ${certificateAuthority}`;
}
