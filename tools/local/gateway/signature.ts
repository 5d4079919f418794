import { createHash, timingSafeEqual } from 'node:crypto';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import type { HttpRequest } from './aws-request';

/** The parts of an `Authorization` header of Signature Version 4. */
export interface Signature {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly value: string;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/, ]+)\/\d{8}\/([\w-]+)\/([\w-]+)\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/;

/** Undefined if a request is not signed, or not by Signature Version 4 in its header. */
export function signatureOf({ headers }: Pick<HttpRequest, 'headers'>): Signature | undefined {
  const [, accessKeyId, region, service, names, value] =
    AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  if (!accessKeyId || !region || !service || !names || !value) return undefined;
  return { accessKeyId, region, service, signedHeaders: names.split(';'), value };
}

/** Source: IAM User Guide, Troubleshoot Signature Version 4: 5 minutes; some services allow 15. */
const MAX_SKEW_MS = 15 * 60 * 1_000;

/**
 * Whether a request is signed with a secret access key, by the signer of the AWS SDK. The signature covers the host and
 * the body.
 */
export async function isSignedWith(
  secretAccessKey: string,
  signature: Signature,
  request: HttpRequest,
  now: number,
): Promise<boolean> {
  const { accessKeyId, region, service, signedHeaders } = signature;
  const signingDate = dateOf(request.headers['x-amz-date']);
  if (signingDate === undefined || Math.abs(signingDate.getTime() - now) > MAX_SKEW_MS)
    return false;
  if (!signedHeaders.includes('host') || !hasHashOfBody(request, service)) return false;
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    ...{ region, service, sha256: Sha256 },
    applyChecksum: false,
    // Source: IAM User Guide, Create a signed AWS API request: paths of S3 are encoded once.
    uriEscapePath: service !== 's3',
  });
  const { headers } = await signer.sign(signedPart(request, signedHeaders), {
    signingDate,
    signableHeaders: new Set(signedHeaders),
  });
  const expected = signatureOf({ headers })?.value ?? '';
  return timingSafeEqual(Buffer.from(expected.padEnd(64)), Buffer.from(signature.value));
}

function dateOf(text: string | string[] | undefined): Date | undefined {
  const [, day, time] = /^(\d{4}\d{2}\d{2})T(\d{6})Z$/.exec(String(text)) ?? [];
  if (!day || !time) return undefined;
  const iso = `${day.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3')}T${time.replace(/(\d{2})(\d{2})(\d{2})/, '$1:$2:$3')}Z`;
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** The header with the hash takes the place of the body in the signature. Only S3 has values that are no hash. */
function hasHashOfBody({ headers, body }: HttpRequest, service: string): boolean {
  const given = headers['x-amz-content-sha256'];
  if (given === undefined) return true;
  if (given === createHash('sha256').update(body).digest('hex')) return true;
  return service === 's3' && /^(UNSIGNED-PAYLOAD|STREAMING-[A-Z0-9-]+)$/.test(String(given));
}

function signedPart({ method, url, headers, body }: HttpRequest, signedHeaders: readonly string[]) {
  const { pathname, searchParams } = new URL(url, 'http://local');
  const names = new Set([...signedHeaders, 'x-amz-content-sha256']);
  const query: Record<string, string[]> = {};
  for (const [name, value] of searchParams) (query[name] ??= []).push(value);
  return {
    method,
    protocol: 'http:',
    hostname: 'local',
    path: url.split('?')[0] ?? pathname,
    query,
    headers: Object.fromEntries(
      [...names].flatMap((name) => {
        const value = headers[name];
        return value === undefined ? [] : [[name, [value].flat().join(', ')] as const];
      }),
    ),
    body,
  };
}
