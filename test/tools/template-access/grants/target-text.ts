import type { Target } from '../../../../tools/template-access/grants/target';
import { shown } from '../../../../tools/template-access/template/template-text';

/** A target in a line. */
export function targetText(target: Target): string {
  switch (target.kind) {
    case 'table':
      return target.table;
    case 'key':
      return target.key;
    case 'elsewhere':
      return shown(target.arn);
    case 'account':
      return 'the account';
    default:
      return shown(target.pattern);
  }
}
