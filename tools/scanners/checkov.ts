import { dirname } from 'node:path';
import { z } from 'zod';
import type { Judge } from './judge';
import { stageOfFile } from './judged-template';
import { didNotJudge, reportOf } from './report-of';

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
    /** By the metadata of the template itself. */
    skipped_checks: z.array(CHECK),
    parsing_errors: z.array(z.string()),
  }),
  summary: z.object({ resource_count: z.number() }),
});

/** checkov without its maker's service: nothing is looked up or sent. */
export const checkov: Judge = {
  name: 'checkov',
  // It asks for newer versions of itself otherwise.
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
  findings: (said, templates) => {
    const { results, summary } = reportOf('checkov', said, REPORT);
    const { failed_checks: failed, skipped_checks: skipped, parsing_errors: unread } = results;
    if (unread.length > 0) throw didNotJudge('checkov', unread.join(', '), 'templates it can read');
    const resources = templates.reduce((sum, one) => sum + one.resources, 0);
    if (summary.resource_count !== resources) {
      throw didNotJudge('checkov', `${summary.resource_count} resources`, `${resources} of them`);
    }
    return [...failed, ...skipped].map((check) => ({
      judge: 'checkov',
      rule: check.check_id,
      stage: stageOfFile(check.file_path),
      path: ['Resources', check.resource.slice(check.resource.indexOf('.') + 1)],
      message: check.check_name,
    }));
  },
};
