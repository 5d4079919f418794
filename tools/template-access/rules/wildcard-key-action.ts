import { shown, shownList } from '../template/template-text';
import type { AccessRule } from './access-rule';
import { allowedToPrincipals } from './analysis/allow-statements';
import { keysReachedBy } from './analysis/reachable-tables';
import { coversAction } from '../policies/selected-actions';
import { actionElement } from './analysis/statement-elements';
import { whoHas } from './analysis/who';
import { hasWildcard } from '../policies/patterns';

const DELETES_KEY = 'kms:ScheduleKeyDeletion';

/** No wildcard allows deleting a KMS key: without the key, all items and backups are lost. */
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
          what: `${whoHas(statement, access)} can delete the KMS key ${shownList(keys)}, without which items cannot be read, by the action ${shown(pattern)}`,
          fix: 'List the required actions, such as kms:Decrypt, with the condition kms:ViaService',
        }));
    }),
};
