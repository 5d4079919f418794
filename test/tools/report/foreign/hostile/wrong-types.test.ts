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
      'Table | no name of its own | id | AWS owned key',
      'NullProperties | no name of its own | unknown | AWS owned key',
      'TableOddPolicy | 7 | id | AWS owned key',
      'GlobalOdd | no name of its own | unknown | AWS owned key',
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
      'StatementObject, not in this template | trusted entities of role StatementObject, not in this template | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      'NoTrust | none: the trust policy allows no principal',
      "TextTrust | renewed by the service while it runs, regardless of the role's maximum",
      "StatementObject | renewed by the service while it runs, regardless of the role's maximum",
      "NoVersion | renewed by the service while it runs, regardless of the role's maximum",
      "PoliciesObject | renewed by the service while it runs, regardless of the role's maximum",
      'StatementObject, not in this template | unknown: the role is not in this template',
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'NoTrust | allow | Table | GetItem | all | none',
      'TextTrust | allow | ⚠ every resource (Table, NullProperties, TableOddPolicy, GlobalOdd) | GetItem | all | none',
      'StatementObject | allow | Table | GetItem | all | none',
      'NoVersion | allow | Table | GetItem | no item matches, because sessions of NoVersion have no such value: partition key is "${aws:username}" | none',
      'PoliciesObject | allow | ⚠ every resource (Table, NullProperties, TableOddPolicy, GlobalOdd) | ⚠ * | all | none',
      'StatementObject, not in this template | allow | Table | Scan | all | none',
    ]);
  });

  test('permissions boundaries, managed policies and groups', () => {
    expect(noteLines(report)).toEqual([
      'PoliciesObject | AWS managed policy AmazonDynamoDBFullAccess: its permissions as of 2026-08-22',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'StackOdd | nested stack, which is not analyzed: its template is not beside this one',
      'TableOddPolicy: Properties.ResourcePolicy.PolicyDocument | not a policy document: []',
      'TableOddPolicy: Properties.StreamSpecification.ResourcePolicy.PolicyDocument | not a policy document: null',
      'KeyText: Properties.KeyPolicy | policy without statements',
      'PropertiesArray: Properties.PolicyDocument | not a policy document: none',
      'NoProperties: Properties.AssumeRolePolicyDocument | not a policy document: none',
      'NoTrust: Properties.AssumeRolePolicyDocument | not a policy document: none',
      'StatementText: Properties.Policies[0].PolicyDocument.Statement[0] | invalid statement: "Allow everything"',
      'StatementNull: Properties.Policies[0].PolicyDocument | policy without statements',
      'NoStatement: Properties.Policies[0].PolicyDocument | policy without statements',
      'NoEffect: Properties.Policies[0].PolicyDocument.Statement[0] | invalid statement: Effect none',
      'LowerEffect: Properties.Policies[0].PolicyDocument.Statement[0] | invalid statement: Effect "allow"',
      'NullAction: Properties.Policies[0].PolicyDocument.Statement[0] | invalid statement: Action null',
      'NullAction: Properties.Policies[0].PolicyDocument.Statement[0] | invalid statement: no actions',
      'NestedAction: Properties.Policies[0].PolicyDocument.Statement[0] | invalid statement: Action [["dynamodb:GetItem"],{},7,true]',
      'NoResource: Properties.Policies[0].PolicyDocument.Statement[0] | invalid statement: no resources',
      'NullResource: Properties.Policies[0].PolicyDocument.Statement[0] | invalid statement: Resource [null,42,{}]',
      'BothActions: Properties.Policies[0].PolicyDocument.Statement[0] | invalid statement: both Action and NotAction',
      'BothActions: Properties.Policies[0].PolicyDocument.Statement[0] | invalid statement: both Resource and NotResource',
      'TextCondition: Properties.Policies[0].PolicyDocument.Statement[0] | invalid statement: Condition "always"',
      'OddCondition: Properties.Policies[0].PolicyDocument.Statement[0] | invalid statement: Condition {"ForAllValues:StringEquals":null,"Null":["dynamodb:LeadingKeys"],"Bool":{"aws:S…',
      'PoliciesObject: Properties.Policies[0].PolicyDocument | not a policy document: none',
      'PrincipalNull: Properties.AssumeRolePolicyDocument.Statement[1] | invalid statement: no resources',
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
