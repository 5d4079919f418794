import { accessOf } from '../../template-access/sample-template';
import { unknown } from '../../../../tools/template-access/template/template-text';
import { encryptionWords } from '../../../../tools/report/words/encryption-words';

const { keys } = accessOf({ Key: { Type: 'AWS::KMS::Key' } });
const [key] = keys;

test.each([
  [undefined, 'a key that AWS owns'],
  ['alias/aws/dynamodb', 'the key that AWS manages in the account'],
  [key?.arn, 'the key Key'],
  [key?.name, 'the key Key'],
  ['arn:aws:kms:us-east-1:1:key/x', 'the key arn:aws:kms:us-east-1:1:key/x, not in this template'],
  [unknown('parameter Key'), 'the key ${? parameter Key}, not in this template'],
])('%j: %s', (written, expected) => {
  expect(encryptionWords(written === undefined ? [] : [written], keys)).toBe(expected);
});
