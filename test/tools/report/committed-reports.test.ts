import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { FORMATS, reportFile } from '../../../tools/report/formats';
import { reportDifference } from '../../../tools/report/report-difference';
import { reportOfStage } from '../../../tools/report/report-of-stage';
import { SHIPPED } from '../../stages';

const ROOT = join(__dirname, '..', '..', '..');
const CONFIG = join(ROOT, 'config');

/** As a person in the project's folder names it, and so as the committed reports do. */
const fileOf = (stage: string) => relative(process.cwd(), join(CONFIG, `${stage}.json`));

describe('committed access reports', () => {
  test.each(SHIPPED)('the report of %s is up to date, and the same each time', (stage) => {
    const file = fileOf(stage);
    const report = reportOfStage(file);
    const now = FORMATS.md(report);
    const committed = readFileSync(reportFile(file, 'md'), 'utf8');
    const difference = reportDifference(reportFile(file, 'md'), committed, now);
    const again = `npm run report -- --stage ${stage} writes it anew`;
    expect({ ...difference, again }).toEqual({ kind: 'none', again });
    expect(now).toBe(committed);
    const anew = reportOfStage(file);
    expect(FORMATS.md(anew)).toBe(now);
    expect(FORMATS.json(anew)).toBe(FORMATS.json(report));
  });

  /** Twelve digits that are neither part of a longer number nor of a key's ID. */
  const ACCOUNTS = /(?<![\w-])\d{12}(?![\w-])/g;
  const DATES = /\d{4}-\d{2}-\d{2}(?=T)/g;

  test.each(SHIPPED)('the report of %s has nothing of this machine, account or day', (stage) => {
    const file = fileOf(stage);
    const written = readFileSync(file, 'utf8');
    const report = reportOfStage(file);
    for (const text of [FORMATS.md(report), FORMATS.json(report)]) {
      expect(text).not.toContain(tmpdir());
      expect(text).not.toContain(ROOT);
      const ofStage = [...(text.match(ACCOUNTS) ?? []), ...(text.match(DATES) ?? [])];
      expect(ofStage.filter((one) => !written.includes(one))).toEqual([]);
    }
  });
});
