import { grantsOf } from '../grants';
import { within } from '../location';
import type { PolicyStatement } from '../statement';
import type { TemplateAccess } from '../template-access';
import { shown } from '../template-text';
import type { AccessRule } from './access-rule';
import { allowedToPrincipals } from './analysis/allow-statements';
import { listed } from './analysis/listed';
import { coversAction } from './analysis/selected-actions';
import { hasWildcard } from './analysis/wildcards';

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
