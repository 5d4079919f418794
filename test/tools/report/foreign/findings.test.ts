import { EXPECTED_FINDINGS } from './expected-findings';
import { templates } from './fixtures';
import { reportOf } from './report-lines';

describe('findings in templates of others', () => {
  test.each(templates())('what the rules find in %s', (file) => {
    const found = reportOf(file).findings.map(
      ({ severity, rule, at }) => `${severity} ${rule} ${placeOf(at)}`,
    );
    expect([...new Set(found)]).toEqual(EXPECTED_FINDINGS[file] ?? []);
  });

  /** A statement, or the logical ID of another resource. */
  function placeOf(at: string): string {
    return /^.*?Statement\[\d+\]/.exec(at)?.[0] ?? at.split(':')[0] ?? at;
  }
});
