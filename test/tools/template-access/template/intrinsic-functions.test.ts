import { resolvedIn, TABLE, treeOf } from '../sample-template';

describe('intrinsic function', () => {
  const TREE = treeOf(
    {
      Orders: TABLE,
      Named: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName: 'named' } },
      Role: { Type: 'AWS::IAM::Role' },
      Own: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'own' } },
      Key: { Type: 'AWS::KMS::Key' },
      Queue: { Type: 'AWS::SQS::Queue' },
    },
    {
      Parameters: { Name: { Type: 'String' }, Stage: { Type: 'String', Default: 'dev' } },
      Mappings: { Tables: { dev: { name: 'orders-dev', parts: ['a', 'b'] } } },
    },
  );

  const HERE = '${AWS::Region}:${AWS::AccountId}';
  const ARN = `arn:\${AWS::Partition}:dynamodb:${HERE}:table/\${Orders}`;

  test.each<[string, unknown, unknown]>([
    ['text', 'orders', 'orders'],
    ['a number', 3, 3],
    ['nothing', null, null],
    ['Ref of a resource', { Ref: 'Orders' }, '${Orders}'],
    ['Ref of a resource with a name of its own', { Ref: 'Named' }, 'named'],
    ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, '${AWS::Region}'],
    ['Ref of a parameter', { Ref: 'Name' }, 'parameter Name'],
    ['Ref of a parameter with a default', { Ref: 'Stage' }, 'parameter Stage (default dev)'],
    ['Ref of nothing', { Ref: 'Gone' }, 'Gone, not defined in the template'],
    [
      'Ref of what every object has',
      { Ref: 'constructor' },
      'constructor, not defined in the template',
    ],
    [
      'Ref of no name',
      { Ref: ['Orders', 'Named'] },
      'Orders or Named, not defined in the template',
    ],
    ['no value in an object', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
    ['no value in a list', [{ Ref: 'AWS::NoValue' }, 'a'], ['a']],
    ['Fn::GetAtt of a table', { 'Fn::GetAtt': ['Orders', 'Arn'] }, ARN],
    ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'Orders.Arn' }, ARN],
    [
      'Fn::GetAtt of a stream',
      { 'Fn::GetAtt': ['Orders', 'StreamArn'] },
      `${ARN}/stream/\${Orders.StreamLabel}`,
    ],
    [
      'Fn::GetAtt of a role',
      { 'Fn::GetAtt': ['Own', 'Arn'] },
      'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/own',
    ],
    [
      'Fn::GetAtt of a key',
      { 'Fn::GetAtt': ['Key', 'Arn'] },
      `arn:\${AWS::Partition}:kms:${HERE}:key/\${Key}`,
    ],
    [
      'Fn::GetAtt of a role, for what is no ARN',
      { 'Fn::GetAtt': ['Role', 'RoleId'] },
      '${Role.RoleId}',
    ],
    ['Fn::GetAtt of another type', { 'Fn::GetAtt': ['Queue', 'Arn'] }, '${Queue.Arn}'],
    ['Fn::GetAtt of a part', { 'Fn::GetAtt': ['Queue', 'A', 'B'] }, '${Queue.A.B}'],
    [
      'Fn::GetAtt of nothing',
      { 'Fn::GetAtt': ['Gone', 'Arn'] },
      'Gone, not defined in the template',
    ],
    ['Fn::Join', { 'Fn::Join': ['/', ['a', { Ref: 'Orders' }, 'b']] }, 'a/${Orders}/b'],
    ['Fn::Join of a split list', { 'Fn::Join': ['-', { 'Fn::Split': [',', 'a,b'] }] }, 'a-b'],
    ['Fn::Join of no list', { 'Fn::Join': [',', { Ref: 'Name' }] }, 'parameter Name'],
    ['Fn::Join of a list in a list', { 'Fn::Join': ['', ['a', ['b', 'c']]] }, 'a{b or c}'],
    ['Fn::Sub', { 'Fn::Sub': 'a-${Orders}-${AWS::Region}' }, 'a-${Orders}-${AWS::Region}'],
    ['Fn::Sub with an attribute', { 'Fn::Sub': '${Orders.Arn}/index/*' }, `${ARN}/index/*`],
    [
      'Fn::Sub with values',
      { 'Fn::Sub': ['${X}/${Orders}', { X: { Ref: 'Named' } }] },
      'named/${Orders}',
    ],
    [
      'Fn::Sub with a value of a known name',
      { 'Fn::Sub': ['${Orders}', { Orders: 'mine' }] },
      'mine',
    ],
    [
      'Fn::Sub with a name that every object has',
      { 'Fn::Sub': ['${toString}', {}] },
      'toString, not defined in the template',
    ],
    ['Fn::Sub with blanks around a name', { 'Fn::Sub': '${ Named }' }, 'named'],
    [
      'Fn::Sub with a policy variable',
      { 'Fn::Sub': '${!aws:username}/${Named}' },
      '${aws:username}/named',
    ],
    ['Fn::Select', { 'Fn::Select': [1, ['a', 'b']] }, 'b'],
    ['Fn::Select by a text', { 'Fn::Select': ['0', ['a', 'b']] }, 'a'],
    ['Fn::Select beyond the end', { 'Fn::Select': [2, ['a', 'b']] }, 'item 2 of a list'],
    ['Fn::Select of no list', { 'Fn::Select': [0, { Ref: 'Name' }] }, 'item 0 of parameter Name'],
    [
      'Fn::Split',
      { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Orders', 'Arn'] }] },
      [ARN.slice(0, -'/${Orders}'.length), '${Orders}'],
    ],
    [
      'Fn::Select of Fn::Split',
      { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Named', 'Arn'] }] }] },
      'named',
    ],
    ['Fn::If', { 'Fn::If': ['IsProd', 'a', { Ref: 'Orders' }] }, ['a', '${Orders}']],
    ['Fn::If with nothing otherwise', { 'Fn::If': ['IsProd', 'a', { Ref: 'AWS::NoValue' }] }, 'a'],
    [
      'Fn::If with nothing at all',
      [{ 'Fn::If': ['IsProd', { Ref: 'AWS::NoValue' }, { Ref: 'AWS::NoValue' }] }],
      [],
    ],
    [
      'Fn::If within a text',
      { 'Fn::Sub': ['a-${X}', { X: { 'Fn::If': ['C', 'b', 'c'] } }] },
      'a-{b or c}',
    ],
    ['Fn::FindInMap', { 'Fn::FindInMap': ['Tables', 'dev', 'name'] }, 'orders-dev'],
    ['Fn::FindInMap of a list', { 'Fn::FindInMap': ['Tables', 'dev', 'parts'] }, ['a', 'b']],
    [
      'Fn::FindInMap by a parameter',
      { 'Fn::FindInMap': ['Tables', { Ref: 'Stage' }, 'name'] },
      'Fn::FindInMap Tables.parameter Stage (default dev).name',
    ],
    [
      'Fn::FindInMap by a pseudo parameter',
      { 'Fn::FindInMap': ['Tables', { Ref: 'AWS::Region' }, 'name'] },
      'Fn::FindInMap Tables.${AWS::Region}.name',
    ],
    [
      'Fn::FindInMap of nothing',
      { 'Fn::FindInMap': ['Tables', 'constructor', 'name'] },
      'Fn::FindInMap Tables.constructor.name',
    ],
    [
      'Fn::ImportValue',
      { 'Fn::ImportValue': { 'Fn::Sub': '${Stage}-arn' } },
      'import {parameter Stage (default dev)}-arn',
    ],
    ['a function that is not read', { 'Fn::Base64': 'a' }, 'Fn::Base64'],
    ['what only looks like a function', { 'Fn::Not a name': 'a' }, { 'Fn::Not a name': 'a' }],
    ['a function beside another key', { Ref: 'Orders', b: 1 }, { Ref: 'Orders', b: 1 }],
    [
      'a secret',
      '{{resolve:secretsmanager:x:SecretString:y}}',
      '{{resolve:secretsmanager:x:SecretString:y}}',
    ],
    [
      'a parameter of Systems Manager within a text',
      'a-{{resolve:ssm:/b:1}}-c',
      'a-{{{resolve:ssm:/b:1}}}-c',
    ],
    [
      'a dynamic reference that Fn::Sub completes',
      { 'Fn::Sub': 'a-{{resolve:ssm:/${AWS::Region}/b}}-c' },
      'a-{{{resolve:ssm:/${AWS::Region}/b}}}-c',
    ],
    [
      'a dynamic reference that Fn::Join completes',
      { 'Fn::Join': ['', ['{{resolve:ssm:', { Ref: 'Named' }, '}}']] },
      '{{resolve:ssm:named}}',
    ],
    ['a faulty Fn::Sub', { 'Fn::Sub': null }, ''],
    ['a faulty Fn::Join', { 'Fn::Join': 'a' }, 'Fn::Join of a value that is not a list'],
    ['a faulty Fn::If', { 'Fn::If': 'a' }, undefined],
    ['a faulty Fn::FindInMap', { 'Fn::FindInMap': null }, 'Fn::FindInMap '],
  ])('%s', (_what, value, expected) => {
    expect(resolvedIn(TREE, value)).toEqual(expected);
  });
});
