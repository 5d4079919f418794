import { basename } from 'node:path';
import { findingsOf } from '../template-access/rules/findings-of';
import { analyzeTemplate } from '../template-access/analyze-template';
import type { AccessReport } from './model/access-report';
import { buildAccessReport } from './model/build-access-report';
import { readTemplate } from './template/read-template';

/**
 * The access report of any CloudFormation template.
 *
 * @param file - template in JSON or YAML, as the user entered it
 * @throws {Error} if the file cannot be read or is not a template
 */
export function reportOfTemplate(file: string): AccessReport {
  const access = analyzeTemplate(readTemplate(file));
  return buildAccessReport({
    title: basename(file),
    source: file,
    access,
    findings: findingsOf(access),
  });
}
