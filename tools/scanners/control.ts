import type { Finding, JudgeName } from './finding';
import { didNotJudge } from './report-of';

/** The name under which the control is judged. */
export const CONTROL = 'control-of-the-judges';

/** A template that every judge must condemn, judged among the others: one that lets it pass is not judging. */
export const CONTROL_TEMPLATE = {
  Parameters: { Unused: { Type: 'String' } },
  Resources: {
    Everything: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
        },
        Description: { 'Fn::Join': ['', ['in ', { Ref: 'AWS::Region' }]] },
        Nonsense: true,
      },
    },
  },
};

/** What must be found in it: an error, a warning and something informational; a wildcard. */
const CONDEMNED: Readonly<Record<JudgeName, readonly string[]>> = {
  'cfn-lint': ['E3002', 'W2001', 'I1022'],
  checkov: ['CKV_AWS_109', 'CKV_AWS_111'],
};

/**
 * The findings in the stages' own templates.
 *
 * @throws {Error} where the judge has not condemned the control
 */
export function withoutControl(judge: JudgeName, findings: readonly Finding[]): readonly Finding[] {
  const found = findings.filter(({ stage }) => stage === CONTROL).map(({ rule }) => rule);
  const missing = CONDEMNED[judge].filter((rule) => !found.includes(rule));
  if (missing.length === 0) return findings.filter(({ stage }) => stage !== CONTROL);
  throw didNotJudge(
    judge,
    `${found.join(', ') || 'no finding'} in a template that is bad on purpose`,
    missing.join(', '),
  );
}
