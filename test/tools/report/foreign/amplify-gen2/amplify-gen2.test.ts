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

describe('amplify-notes-sample-sandbox-bf82403428.template.json', () => {
  const report = reportOf('amplify-gen2/amplify-notes-sample-sandbox-bf82403428.template.json');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'data7552DF31.amplifyDataNoteNestedStackNoteNestedStackResourceA19C7467.NoteTable | no name of its own | id | AWS owned key',
      'data7552DF31.amplifyDataNoticeNestedStackNoticeNestedStackResource6549130D.NoticeTable | no name of its own | id | AWS owned key',
      'Settings09DBED29.SettingsTable4DB0CCD0 | no name of its own | identityId | AWS owned key',
    ]);
  });

  test('identity pools: classic flow, role mappings and principal tags', () => {
    expect(poolLines('amplify-gen2/amplify-notes-sample-sandbox-bf82403428.template.json')).toEqual(
      [
        'auth179371D7.amplifyAuthIdentityPool3FDE84CC | guests | classic flow closed | Token | no tags',
      ],
    );
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'auth179371D7.amplifyAuthauthenticatedUserRoleD8DA3689 | authenticated identities of identity pool auth179371D7.amplifyAuthIdentityPool3FDE84CC, signed in by user pool auth179371D7.amplifyAuthUserPool4BA7F805 with self sign-up enabled | auth179371D7.amplifyAuthIdentityPool3FDE84CC assigns the role to authenticated identities, but those of user pool auth179371D7.amplifyAuthUserPool4BA7F805 get the role that their token names, if any; auth179371D7.amplifyAuthIdentityPool3FDE84CC assigns the role if a token of user pool auth179371D7.amplifyAuthUserPool4BA7F805 names it',
      'auth179371D7.amplifyAuthunauthenticatedUserRole2B524D9E | unauthenticated identities of identity pool auth179371D7.amplifyAuthIdentityPool3FDE84CC | auth179371D7.amplifyAuthIdentityPool3FDE84CC assigns the role to unauthenticated identities',
      'data7552DF31.amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833.AmplifyManagedTableIsCompleteRoleF825222C | AWS Lambda | none',
      'data7552DF31.amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833.AmplifyManagedTableOnEventRoleB4E71DEA | AWS Lambda | none',
      'data7552DF31.amplifyDataNoteNestedStackNoteNestedStackResourceA19C7467.NoteIAMRoleCA742F19 | AWS AppSync | none',
      'data7552DF31.amplifyDataNoticeNestedStackNoticeNestedStackResource6549130D.NoticeIAMRoleEB947078 | AWS AppSync | none',
      'function1351588B.reportlambdaServiceRole4AD77530 | AWS Lambda | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "auth179371D7.amplifyAuthauthenticatedUserRoleD8DA3689 | 1 h in the enhanced flow, regardless of the role's maximum (1 h)",
      "auth179371D7.amplifyAuthunauthenticatedUserRole2B524D9E | 1 h in the enhanced flow, regardless of the role's maximum (1 h)",
      "data7552DF31.amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833.AmplifyManagedTableIsCompleteRoleF825222C | renewed by the service while it runs, regardless of the role's maximum",
      "data7552DF31.amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833.AmplifyManagedTableOnEventRoleB4E71DEA | renewed by the service while it runs, regardless of the role's maximum",
      "data7552DF31.amplifyDataNoteNestedStackNoteNestedStackResourceA19C7467.NoteIAMRoleCA742F19 | renewed by the service while it runs, regardless of the role's maximum",
      "data7552DF31.amplifyDataNoticeNestedStackNoticeNestedStackResource6549130D.NoticeIAMRoleEB947078 | renewed by the service while it runs, regardless of the role's maximum",
      "function1351588B.reportlambdaServiceRole4AD77530 | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      "auth179371D7.amplifyAuthauthenticatedUserRoleD8DA3689 | allow | Settings09DBED29.SettingsTable4DB0CCD0 | GetItem, PutItem | partition key is the user's identity ID | none",
      'data7552DF31.amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833.AmplifyManagedTableIsCompleteRoleF825222C | allow | ⚠ arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/*-${data7552DF31.amplifyDataGraphQLAPI42A6FA33.ApiId}-NONE (data7552DF31.amplifyDataNoteNestedStackNoteNestedStackResourceA19C7467.NoteTable, data7552DF31.amplifyDataNoticeNestedStackNoticeNestedStackResource6549130D.NoticeTable) | CreateTable, UpdateTable, DeleteTable, DescribeTable, DescribeContinuousBackups, DescribeTimeToLive, UpdateContinuousBackups, UpdateTimeToLive, TagResource, UntagResource, ListTagsOfResource | – | none',
      'data7552DF31.amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833.AmplifyManagedTableOnEventRoleB4E71DEA | allow | ⚠ arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/*-${data7552DF31.amplifyDataGraphQLAPI42A6FA33.ApiId}-NONE (data7552DF31.amplifyDataNoteNestedStackNoteNestedStackResourceA19C7467.NoteTable, data7552DF31.amplifyDataNoticeNestedStackNoticeNestedStackResource6549130D.NoticeTable) | CreateTable, UpdateTable, DeleteTable, DescribeTable, DescribeContinuousBackups, DescribeTimeToLive, UpdateContinuousBackups, UpdateTimeToLive, TagResource, UntagResource, ListTagsOfResource | – | none',
      'data7552DF31.amplifyDataNoteNestedStackNoteNestedStackResourceA19C7467.NoteIAMRoleCA742F19 | allow | data7552DF31.amplifyDataNoteNestedStackNoteNestedStackResourceA19C7467.NoteTable: table, all subresources | BatchGetItem, BatchWriteItem, PutItem, DeleteItem, GetItem, Scan, Query, UpdateItem, ConditionCheckItem, DescribeTable, GetRecords, GetShardIterator | all | none',
      'data7552DF31.amplifyDataNoticeNestedStackNoticeNestedStackResource6549130D.NoticeIAMRoleEB947078 | allow | data7552DF31.amplifyDataNoticeNestedStackNoticeNestedStackResource6549130D.NoticeTable: table, all subresources | BatchGetItem, BatchWriteItem, PutItem, DeleteItem, GetItem, Scan, Query, UpdateItem, ConditionCheckItem, DescribeTable, GetRecords, GetShardIterator | all | none',
      'function1351588B.reportlambdaServiceRole4AD77530 | allow | Settings09DBED29.SettingsTable4DB0CCD0 | BatchGetItem, Query, GetItem, Scan, ConditionCheckItem, DescribeTable | all | none',
    ]);
  });

  test('permissions boundaries, managed policies and groups', () => {
    expect(noteLines(report)).toEqual([
      'data7552DF31.amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833.AmplifyManagedTableIsCompleteRoleF825222C | AWS managed policy without access to tables, IAM or credentials: AWSLambdaBasicExecutionRole',
      'data7552DF31.amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833.AmplifyManagedTableOnEventRoleB4E71DEA | AWS managed policy without access to tables, IAM or credentials: AWSLambdaBasicExecutionRole',
      'function1351588B.reportlambdaServiceRole4AD77530 | AWS managed policy without access to tables, IAM or credentials: AWSLambdaBasicExecutionRole',
      'function1351588B.reportlambdaServiceRole4AD77530 | Without effect on Settings09DBED29.SettingsTable4DB0CCD0: dynamodb:GetRecords, dynamodb:GetShardIterator, which need the ARN of a stream',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });

  test('principals without access', () => {
    expect(report.withoutAccess).toEqual([
      'data7552DF31.amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833.AmplifyTableWaiterStateMachineRole470BE899',
      'data7552DF31.CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092',
      'data7552DF31.CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C1536MiBServiceRoleA41FC8C2',
    ]);
  });
});
