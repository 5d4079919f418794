import type { AwsError } from './aws-error';
import type { HttpRequest } from './aws-request';
import type { CredentialStore, IssuedCredentials } from './issued-credentials';
import { isSignedWith, signatureOf, type Signature } from './signature';

/** Who has signed a request, or why nobody is accepted. */
export type Authentication =
  | { readonly kind: 'unsigned' }
  | {
      readonly kind: 'signed';
      readonly credentials: IssuedCredentials;
      readonly signature: Signature;
    }
  | {
      readonly kind: 'rejected';
      readonly error: AwsError;
      readonly by: string;
      readonly signature?: Signature;
    };

/**
 * Finds the credentials of a request and verifies its signature.
 *
 * Source of the errors: DynamoDB Developer Guide, Error handling; IAM User Guide, Troubleshoot Signature Version 4.
 */
export async function authenticate(
  request: HttpRequest,
  store: CredentialStore,
  now: number,
): Promise<Authentication> {
  if (request.headers.authorization === undefined && !isPresigned(request)) {
    return { kind: 'unsigned' };
  }
  const signature = signatureOf(request);
  if (!signature) return { kind: 'rejected', error: INCOMPLETE, by: 'not Signature Version 4' };
  const credentials = store.find(signature.accessKeyId);
  const token = request.headers['x-amz-security-token'];
  if (!credentials || credentials.sessionToken !== token) {
    return { kind: 'rejected', error: UNKNOWN_KEY, by: 'unknown access key', signature };
  }
  if (!(await isSignedWith(credentials.secretAccessKey, signature, request, now))) {
    return { kind: 'rejected', error: WRONG_SIGNATURE, by: 'wrong signature', signature };
  }
  if (credentials.expires !== undefined && credentials.expires <= now) {
    return { kind: 'rejected', error: EXPIRED, by: 'expired credentials', signature };
  }
  return { kind: 'signed', credentials, signature };
}

function isPresigned({ url }: HttpRequest): boolean {
  return /[?&]X-Amz-(Signature|Credential)=/i.test(url);
}

const INCOMPLETE: AwsError = {
  code: 'IncompleteSignatureException',
  message: 'Authorization header requires Signature Version 4 (AWS4-HMAC-SHA256).',
};

const UNKNOWN_KEY: AwsError = {
  code: 'UnrecognizedClientException',
  message: 'The security token included in the request is invalid.',
};

const WRONG_SIGNATURE: AwsError = {
  code: 'InvalidSignatureException',
  message:
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
};

const EXPIRED: AwsError = {
  code: 'ExpiredTokenException',
  message: 'The security token included in the request is expired',
};

/** The codes of the Query protocol. */
const QUERY_CODES: Readonly<Record<string, string>> = {
  IncompleteSignatureException: 'IncompleteSignature',
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  ExpiredTokenException: 'ExpiredToken',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  AccessDeniedException: 'AccessDenied',
};

/** An error with the code that services of the Query and REST protocols use. */
export function asQueryError(error: AwsError): AwsError {
  return { ...error, code: QUERY_CODES[error.code] ?? error.code };
}
