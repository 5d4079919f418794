import type { Target } from '../../lib/grants/targets';
import { shown } from '../../lib/grants/template-text';

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
