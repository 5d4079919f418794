import { grantsOf } from '../../../grants/grants';
import { within } from '../../../grants/location';
import type { PolicyStatement } from '../../../grants/statement';
import type { TemplateAccess } from '../../../grants/template-access';
import { shown } from '../../../grants/template-text';
import type { AccessRule } from '../access-rule';
import { allowedToPrincipals } from '../allow-statements';
import { listed } from '../listed';
import { coversAction } from '../selected-actions';
import { hasWildcard } from '../wildcards';

const DESTROYS = 'kms:ScheduleKeyDeletion';

/** Nobody may destroy a table's key by a pattern: without the key every row is lost, backups too. */
export const wildcardKeyAction: AccessRule = {
  name: 'WildcardKeyAction',
  severity: 'medium',
  find: (access) =>
    allowedToPrincipals(access).flatMap((statement) => {
      const keys = keysReached(statement, access);
      if (keys.length === 0 || statement.actions.except) return [];
      return statement.actions.patterns
        .filter((pattern) => hasWildcard(pattern) && coversAction(pattern, DESTROYS))
        .map((pattern) => ({
          at: within(statement.at, 'Action'),
          what: `the action ${shown(pattern)} lets delete the key ${listed(keys)}, without which no row can be read again`,
          fix: 'write the actions that are needed, such as kms:Decrypt, with the condition kms:ViaService',
        }));
    }),
};

function keysReached(statement: PolicyStatement, access: TemplateAccess): readonly string[] {
  return grantsOf([statement], access).grants.flatMap(({ target }) => {
    if (target.kind === 'key') return [target.key];
    return target.kind === 'pattern' ? target.keys : [];
  });
}
