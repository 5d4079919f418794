import type { PolicyStatement } from '../../policies/policy-statement';
import type { Principal } from '../../principals/principal';
import type { TemplateAccess } from '../../template-access';

/**
 * Whether only AWS Backup has a statement that lets it restore, on resources that name the beginning of tables' names. It
 * restores into new tables alone, whose names nobody knows before.
 *
 * Source: AWS Backup Developer Guide, Restore an Amazon DynamoDB database.
 */
export function isForRestores(statement: PolicyStatement, { principals }: TemplateAccess): boolean {
  const { actions, resources } = statement;
  const restores = actions.patterns.includes('dynamodb:RestoreTableFromAwsBackup');
  const holders = principals.filter(({ statements }) => statements.includes(statement));
  const named = resources.patterns.every((pattern) => /(^|\/)[^*?:/]+[*?]?$/.test(pattern));
  return restores && !actions.except && !resources.except && named && holders.every(isOfAwsBackup);
}

function isOfAwsBackup({ trust }: Principal): boolean {
  const admitted = trust.filter(({ effect }) => effect === 'Allow');
  return (
    admitted.length > 0 &&
    admitted.every(({ principals }) => {
      const named = principals?.except === false ? principals.named : [];
      const isBackup = ({ kind, name }: (typeof named)[number]) =>
        kind === 'Service' && name === 'backup.amazonaws.com';
      return named.length > 0 && named.every(isBackup);
    })
  );
}
