import { dirname } from 'node:path';
import { z } from 'zod';
import type { Scanner } from './scanner';
import { incompleteScan, scannerReport, stageOfFile } from './scanner-report';

const CHECK = z.object({
  check_id: z.string(),
  check_name: z.string(),
  file_path: z.string(),
  /** `<type>.<logical ID>`. */
  resource: z.string(),
});

const REPORT = z.object({
  results: z.object({
    failed_checks: z.array(CHECK),
    /** Skipped by template metadata. */
    skipped_checks: z.array(CHECK),
    parsing_errors: z.array(z.string()),
  }),
  summary: z.object({ resource_count: z.number() }),
});

/** checkov without its vendor's service: no uploads, no downloads. */
export const checkov: Scanner = {
  name: 'checkov',
  // Otherwise it looks for newer versions.
  environment: { CKV_SKIP_PACKAGE_UPDATE_CHECK: 'true' },
  args: (templates) => [
    ...[...new Set(templates.map(({ file }) => dirname(file)))].flatMap((one) => [
      '--directory',
      one,
    ]),
    ...['--framework', 'cloudformation'],
    ...['--compact', '--skip-download'],
    ...['--output', 'json'],
  ],
  findings: (output, templates) => {
    const { results, summary } = scannerReport('checkov', output, REPORT);
    const { failed_checks: failed, skipped_checks: skipped, parsing_errors: unread } = results;
    if (unread.length > 0) {
      throw incompleteScan('checkov', `It cannot read ${unread.join(', ')}.`);
    }
    const resources = templates.reduce((sum, one) => sum + one.resources, 0);
    if (summary.resource_count !== resources) {
      throw incompleteScan(
        'checkov',
        `It scanned ${summary.resource_count} of ${resources} resources.`,
      );
    }
    return [...failed, ...skipped].map((check) => ({
      scanner: 'checkov',
      rule: check.check_id,
      stage: stageOfFile(check.file_path),
      path: ['Resources', check.resource.slice(check.resource.indexOf('.') + 1)],
      message: check.check_name,
    }));
  },
};
