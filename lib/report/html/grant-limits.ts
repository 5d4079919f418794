import type { ReportedGrant } from '../access-report';
import { breakable } from './breakable';
import { facts, type Fact } from './facts';
import { lines } from './lists';
import { markup, type Markup } from './markup';

/** What else must hold, and what is not without limit; a denial holds where its conditions do. */
export function limitsOf({ effect, until, from, conditions }: ReportedGrant): Markup {
  const together = lines(conditions.map((one, index) => (index === 0 ? one : `and ${one}`)));
  if (effect === 'deny') return conditions.length === 0 ? ALWAYS : facts([['Where', together]]);
  const limits: readonly Fact[] = [
    ...(until === 'no end' ? [] : [['Until', markup`${breakable(until)}`] as const]),
    ...(from === 'anywhere' ? [] : [['From', markup`${breakable(from)}`] as const]),
    ['If', together],
  ];
  const told = facts(limits);
  return told.html === '' ? NO_LIMITS : told;
}

const ALWAYS = markup`always`;
const NO_LIMITS = markup`<span class="soft">none</span>`;
