import { buildAccessReport } from '../../../../tools/report/model/build-access-report';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { findingsOf } from '../../../../tools/template-access/rules/findings-of';
import { roleWith, TABLE } from '../foreign/made-up';

const allow = (Sid: string, actions: object) => ({
  Sid,
  Effect: 'Allow',
  ...actions,
  Resource: '*',
});
const Role = roleWith(
  allow('One', { Action: 'dynamodb:GetItem' }),
  allow('Some', { Action: 'dynamodb:Get*' }),
  allow('All', { Action: 'dynamodb:*' }),
  allow('AllBut', { NotAction: 'dynamodb:DeleteTable' }),
);
const access = analyzeTemplate({ template: { Resources: { Orders: TABLE, Role } }, nested: {} });

/** The report, with its findings, of a role whose statements are wider than they should be. */
export const WILDCARD_REPORT = buildAccessReport({
  title: 'wildcards',
  source: 'wildcards.json',
  access,
  findings: findingsOf(access),
});
