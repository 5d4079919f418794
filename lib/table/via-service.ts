/** A service that uses KMS keys for those who call it. */
export type KeyUser = 'dynamodb' | 'secretsmanager';

/**
 * The condition under which a KMS key serves requests that a service makes for a caller, and no direct ones.
 *
 * Source: KMS Developer Guide, kms:ViaService.
 */
export function viaService(service: KeyUser, region: string) {
  return { StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` } };
}
