import {
  grantLines,
  noteLines,
  poolLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('wrong-types.json', () => {
  const report = reportOf('hostile/wrong-types.json');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'Table | no name of its own | id | a key that AWS owns',
      'NullProperties | no name of its own | unknown | a key that AWS owns',
      'TableOddPolicy | 7 | id | a key that AWS owns',
      'GlobalOdd | no name of its own | unknown | a key that AWS owns',
    ]);
  });

  test('identity pools: classic flow, role mappings and principal tags', () => {
    expect(poolLines('hostile/wrong-types.json')).toEqual([
      'PoolOdd | guests | classic flow closed | no mapping | no tags',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'TextTrust | AWS Lambda | none',
      'StatementObject | AWS Lambda | none',
      'NoVersion | AWS Lambda | none',
      'PoliciesObject | AWS Lambda | none',
      'StatementObject, not in this template | whoever may assume the role StatementObject, which is not in this template | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      'NoTrust | none: nobody is let in',
      'TextTrust | renewed by the service for as long as it runs, whatever the maximum of the role',
      'StatementObject | renewed by the service for as long as it runs, whatever the maximum of the role',
      'NoVersion | renewed by the service for as long as it runs, whatever the maximum of the role',
      'PoliciesObject | renewed by the service for as long as it runs, whatever the maximum of the role',
      'StatementObject, not in this template | unknown: the role is not in this template',
    ]);
  });

  test('grants and their rows', () => {
    expect(grantLines(report)).toEqual([
      'NoTrust | allow | Table | GetItem | all | none',
      'TextTrust | allow | ⚠ every resource (Table, NullProperties, TableOddPolicy, GlobalOdd) | GetItem | all | none',
      'StatementObject | allow | Table | GetItem | all | none',
      'NoVersion | allow | Table | GetItem | partition key is "${aws:username}" (without ForAllValues, so not defined for batches) | none',
      'StatementObject, not in this template | allow | Table | Scan | all | none',
    ]);
  });

  test('permissions boundaries, managed policies and groups', () => {
    expect(noteLines(report)).toEqual([
      'PoliciesObject | has the managed policy arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess, whose statements are not in this template',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'StackOdd | a nested stack whose template is not beside this one, not looked into',
      'TableOddPolicy: Properties.ResourcePolicy.PolicyDocument | no policy document: []',
      'TableOddPolicy: Properties.StreamSpecification.ResourcePolicy.PolicyDocument | no policy document: null',
      'KeyText: Properties.KeyPolicy | a policy without statements',
      'PropertiesArray: Properties.PolicyDocument | no policy document: none',
      'NoProperties: Properties.AssumeRolePolicyDocument | no policy document: none',
      'NoTrust: Properties.AssumeRolePolicyDocument | no policy document: none',
      'StatementText: Properties.Policies[0].PolicyDocument.Statement[0] | no valid statement: "Allow everything"',
      'StatementNull: Properties.Policies[0].PolicyDocument | a policy without statements',
      'NoStatement: Properties.Policies[0].PolicyDocument | a policy without statements',
      'NoEffect: Properties.Policies[0].PolicyDocument.Statement[0] | no valid statement: Effect none',
      'LowerEffect: Properties.Policies[0].PolicyDocument.Statement[0] | no valid statement: Effect "allow"',
      'NullAction: Properties.Policies[0].PolicyDocument.Statement[0] | no valid statement: Action null',
      'NullAction: Properties.Policies[0].PolicyDocument.Statement[0] | no valid statement: no actions',
      'NestedAction: Properties.Policies[0].PolicyDocument.Statement[0] | no valid statement: Action [["dynamodb:GetItem"],{},7,true]',
      'NoResource: Properties.Policies[0].PolicyDocument.Statement[0] | no valid statement: no resources',
      'NullResource: Properties.Policies[0].PolicyDocument.Statement[0] | no valid statement: Resource [null,42,{}]',
      'BothActions: Properties.Policies[0].PolicyDocument.Statement[0] | no valid statement: Action and NotAction',
      'BothActions: Properties.Policies[0].PolicyDocument.Statement[0] | no valid statement: Resource and NotResource',
      'TextCondition: Properties.Policies[0].PolicyDocument.Statement[0] | no valid statement: Condition "always"',
      'OddCondition: Properties.Policies[0].PolicyDocument.Statement[0] | no valid statement: Condition {"ForAllValues:StringEquals":null,"Null":["dynamodb:LeadingKeys"],"Bool":{"aws:S…',
      'PoliciesObject: Properties.Policies[0].PolicyDocument | no policy document: none',
      'PrincipalNull: Properties.AssumeRolePolicyDocument.Statement[1] | no valid statement: no resources',
      'PoliciesObject | the statements of the policy arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess',
    ]);
  });

  test('principals without access', () => {
    expect(report.withoutAccess).toEqual([
      'NoProperties',
      'StatementText',
      'StatementNull',
      'NoStatement',
      'NoEffect',
      'LowerEffect',
      'NullAction',
      'NestedAction',
      'NoResource',
      'NullResource',
      'BothActions',
      'TextCondition',
      'OddCondition',
      'PrincipalNumber',
      'PrincipalNull',
      'NotPrincipal',
      'PropertiesArray',
    ]);
  });
});
