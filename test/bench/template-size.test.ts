import { templateSize } from '../../bench/template-size';
import { MINIMAL } from '../stages';
import { templateOf } from '../synthesis';

test('a template is as large as CloudFormation and IAM count it', () => {
  const text = JSON.stringify(templateOf(MINIMAL).toJSON());
  const { bytes, policyCharacters, largestPolicy, ...counts } = templateSize(text);
  expect(bytes).toBe(text.length);
  expect(counts).toEqual({ resources: 7, outputs: 7, authenticatedRolePolicies: 1 });
  const table = 'arn:aws:dynamodb:us-east-1:111122223333:table/growth-OrdersTable-1A2B3C4D5E6F7';
  const policy = `{"Statement":[{"Action":["dynamodb:GetItem","dynamodb:PutItem","dynamodb:UpdateItem"],"Effect":"Allow","Resource":"${table}","Sid":"GetPutUpdateItemsOfOrdersTable"}],"Version":"2012-10-17"}`;
  expect([policyCharacters, largestPolicy]).toEqual([policy.length, policy.length]);
});
