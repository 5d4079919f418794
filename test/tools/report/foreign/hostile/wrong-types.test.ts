import {
  grantLines,
  noteLines,
  poolLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  wayLines,
} from '../report-lines';

describe('wrong-types.json', () => {
  const report = reportOf('hostile/wrong-types.json');

  test('tells the tables and their keys', () => {
    expect(tableLines(report)).toEqual([
      'Table | no name of its own | id | a key that AWS owns',
      'NullProperties | no name of its own | unknown | a key that AWS owns',
      'TableOddPolicy | 7 | id | a key that AWS owns',
      'GlobalOdd | no name of its own | unknown | a key that AWS owns',
    ]);
  });

  test('tells how identity pools hand out roles', () => {
    expect(poolLines('hostile/wrong-types.json')).toEqual([
      'PoolOdd | guests | classic flow closed | no mapping | no tags',
    ]);
  });

  test('tells who gets in', () => {
    expect(wayLines(report)).toEqual([
      'TextTrust | AWS Lambda | none',
      'StatementObject | AWS Lambda | none',
      'NoVersion | AWS Lambda | none',
      'PoliciesObject | AWS Lambda | none',
      'StatementObject, not in this template | whoever may assume the role StatementObject, which is not in this template | none',
    ]);
  });

  test('tells how long sessions last', () => {
    expect(sessionLines(report)).toEqual([
      'NoTrust | none: nobody is let in',
      'TextTrust | renewed by the service for as long as it runs, whatever the maximum of the role',
      'StatementObject | renewed by the service for as long as it runs, whatever the maximum of the role',
      'NoVersion | renewed by the service for as long as it runs, whatever the maximum of the role',
      'PoliciesObject | renewed by the service for as long as it runs, whatever the maximum of the role',
      'StatementObject, not in this template | unknown: the role is not in this template',
    ]);
  });

  test('tells who may do what with which rows', () => {
    expect(grantLines(report)).toEqual([
      'NoTrust | allow | Table | GetItem | all | none',
      'TextTrust | allow | ⚠ every resource (Table, NullProperties, TableOddPolicy, GlobalOdd) | GetItem | all | none',
      'StatementObject | allow | Table | GetItem | all | none',
      'NoVersion | allow | Table | GetItem | partition key is "${aws:username}" (without ForAllValues, so not defined for batches) | none',
      'StatementObject, not in this template | allow | Table | Scan | all | none',
    ]);
  });

  test('tells what else limits or adds to access', () => {
    expect(noteLines(report)).toEqual([
      'PoliciesObject | has the managed policy arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess, whose statements are not in this template',
    ]);
  });

  test('tells what the template leaves open', () => {
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

  test('names who reaches no table', () => {
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
