import { parseTemplate } from '../../../../tools/report/template/parse-template';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { findingsOf } from '../../../../tools/template-access/rules/findings-of';
import { locationText } from '../../../../tools/template-access/template/location';
import { accessOf, TABLE, treeOf } from '../sample-template';

/** The statements of every principal, by the location that asks for them. */
function placesIn(access: ReturnType<typeof analyzeTemplate>) {
  return access.principals.flatMap(({ id, statements }) =>
    statements.map(({ at }) => `${id} | ${locationText(at)}`),
  );
}

function hiddenIn(Resources: object) {
  return accessOf({ Orders: TABLE, ...Resources }).unresolved.map(
    ({ at, hides }) => `${locationText(at)} | ${hides?.who}`,
  );
}

const CRUD = { DynamoDBCrudPolicy: { TableName: { Ref: 'Orders' } } };
const STREAM = { DynamoDBStreamReadPolicy: { TableName: { Ref: 'Orders' }, StreamName: '*' } };

function functionOf(Properties: object, attributes: object = {}) {
  return { Type: 'AWS::Serverless::Function', Properties, ...attributes };
}

describe('location of what SAM makes', () => {
  test.each([
    [
      'a policy template',
      functionOf({ Policies: ['ReadOnlyAccess', CRUD, STREAM] }),
      [
        'FRole | F: Properties.Policies[1].DynamoDBCrudPolicy.Statement[0]',
        'FRole | F: Properties.Policies[2].DynamoDBStreamReadPolicy.Statement[0]',
        'FRole | F: Properties.Policies[2].DynamoDBStreamReadPolicy.Statement[1]',
      ],
    ],
    [
      'a document that is not in a list',
      functionOf({
        Policies: { Statement: [{ Effect: 'Allow', Action: 'dynamodb:Scan', Resource: '*' }] },
      }),
      ['FRole | F: Properties.Policies.Statement[0]'],
    ],
    [
      'an embedded connector',
      functionOf(
        {},
        {
          Connectors: {
            C: { Properties: { Destination: { Id: 'Orders' }, Permissions: ['Read'] } },
          },
        },
      ),
      ['FRole | F: Connectors.C.Statement[0]'],
    ],
    [
      'a data source',
      {
        Type: 'AWS::Serverless::GraphQLApi',
        Properties: {
          Logging: false,
          DataSources: { DynamoDb: { D: { TableName: 't', Permissions: ['Read'] } } },
        },
      },
      ['FDDynamoDBDataSourceRole | F: Properties.DataSources.DynamoDb.D.Statement[0]'],
    ],
  ])('%s', (_what, F, expected) => {
    expect(placesIn(accessOf({ Orders: TABLE, F }))).toEqual(expected);
  });

  test('a nested stack', () => {
    const inner = treeOf({ Orders: TABLE, F: functionOf({ Policies: CRUD }) });
    const access = analyzeTemplate(
      treeOf({ Inner: { Type: 'AWS::CloudFormation::Stack' } }, {}, { Inner: inner }),
    );
    expect(placesIn(access)).toEqual([
      'Inner.FRole | Inner.F: Properties.Policies.DynamoDBCrudPolicy.Statement[0]',
    ]);
  });

  test('trust policies, also in Globals, and tags', () => {
    const everyone = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
    const AssumeRolePolicyDocument = { Version: '2012-10-17', Statement: [everyone] };
    const F = functionOf({ AssumeRolePolicyDocument, Tags: { team: 'a' } });
    const own = accessOf({ F });
    const general = accessOf(
      { F: functionOf({}) },
      { Globals: { Function: { AssumeRolePolicyDocument } } },
    );
    const trustIn = ({ principals }: typeof own) =>
      principals.flatMap(({ trust }) => trust.map(({ at }) => locationText(at)));
    expect(trustIn(own)).toEqual(['F: Properties.AssumeRolePolicyDocument.Statement[0]']);
    expect(trustIn(general)).toEqual(['Globals.Function.AssumeRolePolicyDocument.Statement[0]']);
    expect(own.principals[0]?.tags.map(({ at }) => locationText(at))).toEqual([
      'F: Properties.Tags.team',
    ]);
  });

  test('findings are at the SAM resource', () => {
    const F = functionOf({
      Policies: [CRUD, { Statement: [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }] }],
    });
    expect(
      findingsOf(accessOf({ Orders: TABLE, F })).map(
        ({ rule, at }) => `${rule} ${locationText(at)}`,
      ),
    ).toEqual([
      'WildcardAction F: Properties.Policies[1].Statement[0].Action',
      'WildcardResource F: Properties.Policies[1].Statement[0].Resource',
    ]);
  });
});

describe('what cannot be expanded hides access', () => {
  test.each([
    [
      'an unknown policy template',
      functionOf({ Policies: [{ FuturePolicy: {} }] }),
      'F: Properties.Policies[0] | role of F, made by SAM',
    ],
    [
      'a policy template without its parameter',
      functionOf({ Policies: { DynamoDBCrudPolicy: {} } }),
      'F: Properties.Policies | role of F, made by SAM',
    ],
    [
      'a statement without its document',
      functionOf({ Policies: [{ Effect: 'Allow', Action: '*' }] }),
      'F: Properties.Policies[0] | role of F, made by SAM',
    ],
    [
      'a policy under a condition',
      functionOf({ Policies: [{ 'Fn::If': ['C', { FuturePolicy: {} }, CRUD] }] }),
      'F: Properties.Policies[0] | role of F, made by SAM',
    ],
    [
      'an unknown event',
      functionOf({ Events: { E: { Type: 'Future' } } }),
      'F: Properties.Events.E | role of F, made by SAM',
    ],
    [
      'an unknown SAM type',
      { Type: 'AWS::Serverless::Future' },
      'F | what SAM makes of F (AWS::Serverless::Future)',
    ],
    [
      'a connector of a resource without a role in the template',
      {
        Type: 'AWS::Lambda::Function',
        Properties: { Role: 'arn:aws:iam::1:role/r' },
        Connectors: { C: { Properties: { Destination: { Id: 'Orders' }, Permissions: ['Read'] } } },
      },
      'F: Connectors.C | connector F: Connectors.C',
    ],
    [
      'a connector that SAM does not have',
      functionOf(
        {},
        {
          Connectors: {
            C: { Properties: { Destination: { Id: 'Nothing' }, Permissions: ['Read'] } },
          },
        },
      ),
      'F: Connectors.C | connector F: Connectors.C',
    ],
    [
      'a connector without permissions',
      functionOf({}, { Connectors: { C: { Properties: { Destination: { Id: 'Orders' } } } } }),
      'F: Connectors.C | connector F: Connectors.C',
    ],
  ])('%s', (_what, F, expected) => {
    expect(hiddenIn({ F })).toContain(expected);
  });

  test('several policies and events of a function are one line', () => {
    const Events = { E: { Type: 'Future' } };
    const F = functionOf({
      Policies: [{ FuturePolicy: {} }, CRUD, { DynamoDBReadPolicy: {} }],
      Events,
    });
    expect(hiddenIn({ F })).toEqual(['F: Properties.Policies | role of F, made by SAM']);
  });

  test('an unknown event of a state machine', () => {
    const Properties = { Events: { E: { Type: 'Future' } } };
    expect(hiddenIn({ M: { Type: 'AWS::Serverless::StateMachine', Properties } })).toEqual([
      'M: Properties.Events.E | role of ME, made by SAM',
    ]);
  });

  test('a logical ID that the template already has; its resource stays', () => {
    const FRole = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'own' } };
    const access = accessOf({ FRole, F: functionOf({ Policies: CRUD }) });
    expect(access.principals.map(({ name }) => name)).toEqual(['own']);
    expect(access.unresolved.map(({ hides }) => hides?.who)).toContain(
      'another FRole, made by SAM',
    );
  });
});

describe('SAM transform', () => {
  const TRANSFORM = 'AWS::Serverless-2016-10-31';

  test.each([
    [TRANSFORM, []],
    [[TRANSFORM], []],
    [[TRANSFORM, 'Macro'], ['output of the transform ["Macro"], which is not analyzed']],
    ['Macro', ['output of the transform "Macro", which is not analyzed']],
  ])('%j leaves what other transforms make', (Transform, expected) => {
    expect(
      accessOf({ F: functionOf({}) }, { Transform }).unresolved.map(({ what }) => what),
    ).toEqual(expected);
  });

  test('an event source mapping of a table uses the role of the template', () => {
    const Events = {
      E: { Type: 'DynamoDB', Properties: { Stream: { 'Fn::GetAtt': ['Orders', 'StreamArn'] } } },
    };
    const Role = 'arn:aws:iam::1:role/r';
    const whats = (F: object) => accessOf({ Orders: TABLE, F }).unresolved.map(({ what }) => what);
    expect(whats(functionOf({ Events }))).toEqual([]);
    expect(
      whats(functionOf({ Events, Role, Environment: { Variables: { T: { Ref: 'Orders' } } } })),
    ).toEqual([`uses Orders through role ${Role}, not in this template`, 'uses Orders']);
  });
});

/** Templates whose report said "nobody". */
describe('table that only SAM gives access to', () => {
  const table = `
  T: {Type: AWS::DynamoDB::Table, Properties: {KeySchema: [{AttributeName: id, KeyType: HASH}]}}`;
  const reaching = (resources: string) => {
    const { template } = parseTemplate(
      `Transform: AWS::Serverless-2016-10-31\nResources:${table}${resources}`,
    );
    const { principals } = analyzeTemplate({ template, nested: {} });
    return principals.map(({ id, statements }) => [
      id,
      ...statements.flatMap((one) => one.actions.patterns),
    ]);
  };

  const READ = ['GetItem', 'Query', 'Scan', 'BatchGetItem', 'ConditionCheckItem', 'PartiQLSelect'];
  const WRITE = [
    'PutItem',
    'UpdateItem',
    'DeleteItem',
    'BatchWriteItem',
    'PartiQLDelete',
    'PartiQLInsert',
    'PartiQLUpdate',
  ];
  const onTable = [...READ, ...WRITE].map((name) => `dynamodb:${name}`);

  test('policies of a function', () => {
    expect(
      reaching(`
  F:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - DynamoDBReconfigurePolicy: {TableName: !Ref T}
        - Version: '2012-10-17'
          Statement: [{Effect: Allow, Action: 'dynamodb:*', Resource: '*'}]
        - AmazonDynamoDBFullAccess`),
    ).toEqual([['FRole', 'dynamodb:UpdateTable', 'dynamodb:*']]);
  });

  test('embedded connector on a plain function', () => {
    expect(
      reaching(`
  R: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: []}}}
  F:
    Type: AWS::Lambda::Function
    Connectors:
      C: {Properties: {Destination: {Id: T}, Permissions: [Read, Write]}}
    Properties: {Role: !GetAtt R.Arn}`),
    ).toEqual([['R', ...onTable]]);
  });

  test('data source of a GraphQL API', () => {
    expect(
      reaching(`
  Api:
    Type: AWS::Serverless::GraphQLApi
    Properties:
      Logging: false
      DataSources: {DynamoDb: {D: {TableName: !Ref T, TableArn: !GetAtt T.Arn}}}`),
    ).toEqual([['ApiDDynamoDBDataSourceRole', ...onTable]]);
  });
});
