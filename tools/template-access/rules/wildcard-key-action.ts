import { shown, shownList } from '../template/template-text';
import type { AccessRule } from './access-rule';
import { allowedToPrincipals } from './analysis/allow-statements';
import { keysReachedBy } from './analysis/reachable-tables';
import { coversAction } from './analysis/statement-actions';
import { actionElement } from './analysis/statement-elements';
import { hasWildcard } from '../policies/patterns';

const DELETES_KEY = 'kms:ScheduleKeyDeletion';

/** No pattern lets anybody delete a KMS key: without the key every row is lost, with all backups. */
export const wildcardKeyAction: AccessRule = {
  name: 'WildcardKeyAction',
  severity: 'medium',
  find: (access) =>
    allowedToPrincipals(access).flatMap((statement) => {
      const keys = keysReachedBy(statement, access);
      if (keys.length === 0 || statement.actions.except) return [];
      return statement.actions.patterns
        .filter((pattern) => hasWildcard(pattern) && coversAction(pattern, DELETES_KEY))
        .map((pattern) => ({
          at: actionElement(statement),
          what: `the action ${shown(pattern)} lets delete the key ${shownList(keys)}, without which no row can be read again`,
          fix: 'write the actions that are needed, such as kms:Decrypt, with the condition kms:ViaService',
        }));
    }),
};
