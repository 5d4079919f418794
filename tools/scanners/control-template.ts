import type { ScannerFinding, ScannerName } from './scanner';
import { incompleteScan } from './scanner-report';

/** The stage name of the control template. */
export const CONTROL = 'control-of-the-scanners';

/** A template with known faults, scanned with the others. A scanner that misses them does not work. */
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

/** An error, a warning and an informational finding, and wildcards. */
const EXPECTED_RULES: Readonly<Record<ScannerName, readonly string[]>> = {
  'cfn-lint': ['E3002', 'W2001', 'I1022'],
  checkov: ['CKV_AWS_109', 'CKV_AWS_111'],
};

/**
 * The findings in the stages' own templates.
 *
 * @throws {CommandError} if the scanner misses a fault of the control template
 */
export function withoutControl(
  scanner: ScannerName,
  findings: readonly ScannerFinding[],
): readonly ScannerFinding[] {
  const found = findings.filter(({ stage }) => stage === CONTROL).map(({ rule }) => rule);
  const missing = EXPECTED_RULES[scanner].filter((rule) => !found.includes(rule));
  if (missing.length === 0) return findings.filter(({ stage }) => stage !== CONTROL);
  throw incompleteScan(
    scanner,
    `It misses ${missing.join(', ')} in the control template, and finds ${found.join(', ') || 'nothing'}.`,
  );
}
