import type { ReportedTrust } from '../access-report';

/** Who can use a principal at any time from anywhere. */
export function unlimitedTrust(who: string): ReportedTrust {
  return { who, until: 'no expiration', from: 'anywhere', conditions: [], notes: [] };
}
