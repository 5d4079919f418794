import { indirectManagedPolicies } from '../../../../../tools/template-access/rules/analysis/indirect-managed-policies';
import { accessOf, roleOf } from '../../sample-template';

const found = (path: string) =>
  indirectManagedPolicies(
    accessOf({ R: roleOf({ ManagedPolicyArns: [`arn:aws:iam::aws:policy/${path}`] }) }),
  ).map(({ at, what }) => [at.property, what]);

describe('AWS managed policy that leads to tables without naming them', () => {
  test.each([
    ['IAMFullAccess', 'iam:*'],
    ['AWSLambda_FullAccess', 'lambda:*'],
    ['SecretsManagerReadWrite', 'secretsmanager:*'],
  ])('%s, by %s', (name, actions) => {
    expect(found(name)).toEqual([
      [
        'Properties.ManagedPolicyArns',
        expect.stringMatching(
          `^R can get indirect access by .* ${name}: ${actions.replace('*', '\\*')}$`,
        ),
      ],
    ]);
  });

  test.each([
    ['every table', 'AdministratorAccess'],
    ['all but IAM', 'PowerUserAccess'],
    ['streams', 'service-role/AWSLambdaDynamoDBExecutionRole'],
    ['a denial', 'AWSCompromisedKeyQuarantineV3'],
    ['nothing', 'service-role/AWSLambdaBasicExecutionRole'],
    ['what is not known', 'NoSuchPolicy'],
  ])('%s is not among them: %s', (_what, path) => {
    expect(found(path)).toEqual([]);
  });
});
