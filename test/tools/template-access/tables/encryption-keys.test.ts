import { accessOf, policyOf, readable } from '../sample-template';

describe('key policy', () => {
  const ROOT = { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' };
  const POLICY = policyOf({
    Sid: 'Own',
    Effect: 'Allow',
    Principal: { AWS: ROOT },
    Action: 'kms:*',
    Resource: '*',
  });

  test.each(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'])('%s has a key policy', (Type) => {
    const { keys, unresolved } = accessOf({ Key: { Type, Properties: { KeyPolicy: POLICY } } });
    expect(keys.map(({ id, name, at }) => readable([id, name, at]))).toEqual([
      ['Key', '${Key}', { resource: 'Key', property: 'Properties.KeyPolicy' }],
    ]);
    expect(keys[0]?.statements.map(({ sid }) => sid)).toEqual(['Own']);
    expect(unresolved).toEqual([]);
  });

  test('a key without one has the default key policy of KMS, which is reported', () => {
    expect(accessOf({ Key: { Type: 'AWS::KMS::Key' } })).toMatchObject({
      keys: [{ id: 'Key', statements: [] }],
      unresolved: [{ what: 'KMS key with the default key policy' }],
    });
  });

  test.each(['AWS::KMS::Alias', 'AWS::KMS::KeyPolicy'])('%s is not a KMS key', (Type) => {
    expect(accessOf({ Key: { Type, Properties: { KeyPolicy: POLICY } } }).keys).toEqual([]);
  });

  test('a key is known by its aliases, by key ID and by ARN', () => {
    const alias = (AliasName: string, TargetKeyId: unknown) => ({
      Type: 'AWS::KMS::Alias',
      Properties: { AliasName, TargetKeyId },
    });
    const { keys } = accessOf({
      Key: { Type: 'AWS::KMS::Key' },
      One: alias('alias/one', { Ref: 'Key' }),
      Two: alias('alias/two', { 'Fn::GetAtt': ['Key', 'Arn'] }),
      Other: alias('alias/other', '1234'),
    });
    const arn = 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:';
    expect(readable(keys[0]?.aliases)).toEqual([
      'alias/one',
      `${arn}alias/one`,
      'alias/two',
      `${arn}alias/two`,
    ]);
  });
});
