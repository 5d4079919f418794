import type { ReportedGrant } from '../access-report';
import type { Severity } from '../../template-access/rules/finding';
import { markup, type Markup } from './markup';

type Badge = Severity | ReportedGrant['effect'];

/** A word with a colour and a sign of its own: the sign is the style sheet's, so that the text stays the word. */
export function badge(kind: Badge): Markup {
  return markup`<span class="badge ${kind}">${kind}</span>`;
}
