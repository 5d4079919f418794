import { anchor, listItem, markdownText, paragraph } from '../../../tools/docs/markdown-text';

test.each([
  ['"own" or "tenant"', '`"own"` or `"tenant"`'],
  ['{ "a": { "b" } }, { "c" } or false', '`{ "a": { "b" } }`, `{ "c" }` or false'],
  ['["GetItem"]', '`["GetItem"]`'],
  ['letters and _ . : / = + - @', 'letters and `_ . : / = + - @`'],
  ['without * ? $ { } " \\', 'without `* ? $ { } " \\`'],
  ['an arn:aws:iam::<account>:root, only', 'an `arn:aws:iam::<account>:root`, only'],
  ['http://localhost only', '`http://localhost` only'],
  ['Set identity.userPool.mfa.', 'Set `identity.userPool.mfa`.'],
  ['dynamodb:ListTables is', '`dynamodb:ListTables` is'],
  ['`removalPolicy` is', '`removalPolicy` is'],
  ['a * and a_b and <id>', 'a \\* and a\\_b and \\<id>'],
])('%j is printed as %j', (text, printed) => {
  expect(markdownText(text)).toBe(printed);
});

test('lines are wrapped, but not in code, nor before what would begin a list', () => {
  const long = 'word '.repeat(22);
  expect(paragraph(`${long}\`a b c d\` end`)).toBe(`${long.trim()}\n\`a b c d\` end`);
  expect(listItem(`${long}- end`, 1)).toBe(`  - ${long}-\n    end`);
});

test.each([
  ['tables.<id>.rows', 'tablesidrows'],
  ['Top-level keys', 'top-level-keys'],
])('the anchor of %s is %s', (heading, expected) => {
  expect(anchor(heading)).toBe(expected);
});
