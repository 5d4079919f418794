import { allowed, findingAt, found, STATEMENT, READER } from './rule-templates';

describe('KMS key actions: WildcardKeyAction', () => {
  const AT = `${STATEMENT}.Action`;
  const KEY_ARN = { 'Fn::GetAtt': ['Key', 'Arn'] };
  const destroying = (statement: object) =>
    found('WildcardKeyAction', {
      Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [] } } },
      ...allowed({ Resource: KEY_ARN, ...statement }),
    });

  test.each([
    ['kms:*', KEY_ARN],
    ['KMS:schedule*', KEY_ARN],
    ['*', '*'],
    ['kms:*', 'arn:aws:kms:*:*:key/*'],
  ])("%s on %j allows deletion of a table's KMS key", (Action, Resource) => {
    expect(destroying({ Action, Resource })).toEqual([
      findingAt('medium', AT, `${READER} can delete`, ' Key,', ` ${Action};`, 'kms:ViaService'),
    ]);
  });

  test.each([
    ['the patterns of the CDK', { Action: ['kms:ReEncrypt*', 'kms:GenerateDataKey*'] }],
    ['a named action', { Action: 'kms:ScheduleKeyDeletion' }],
    ['what is denied', { Effect: 'Deny', Action: 'kms:*' }],
    ['keys elsewhere', { Action: 'kms:*', Resource: 'arn:aws:kms:us-east-1:111122223333:key/a' }],
  ])('%s is not a finding', (_title, statement) => {
    expect(destroying(statement)).toEqual([]);
  });
});
