/**
 * The condition under which a KMS key serves requests that DynamoDB makes for a caller, and no direct ones.
 *
 * Source: KMS Developer Guide, kms:ViaService.
 */
export function viaDynamoDb(region: string) {
  return { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } };
}
