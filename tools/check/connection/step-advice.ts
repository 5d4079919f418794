import { errorAdvice } from '../../sdk/error-advice';

/** The call of a step. */
export type StepCall = 'AssumeRole' | 'GetCallerIdentity' | 'DynamoDB';

/** An unexpected response of AWS. */
export class UnexpectedAnswer extends Error {
  constructor(
    message: string,
    /** How to fix it. */
    readonly advice: string,
  ) {
    super(message);
  }
}

/** How to fix a failed call. */
export function stepAdvice(called: StepCall, error: unknown): string {
  if (error instanceof UnexpectedAnswer) return error.advice;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const advice = errorAdvice(error);
  if (advice !== undefined) return advice;
  if (/AccessDenied|Unauthorized/.test(name)) return DENIED[called];
  if (name.includes('Validation') && /duration/i.test(message)) {
    return 'Request a shorter session with --duration.';
  }
  return 'Compare the options with the values that npm run connector prints.';
}

const DENIED: Readonly<Record<StepCall, string>> = {
  AssumeRole:
    'Call as the trusted principal of the stage file (aws sts get-caller-identity shows the caller), which needs sts:AssumeRole on the role; with its external ID (--external-id), from an address in sourceIps, before expires, and within the maximum session duration (--duration).',
  GetCallerIdentity: "Use the connector's credentials.",
  DynamoDB:
    "Use the connector's credentials, from an address in sourceIps (not through a VPC endpoint) and before expires. Check the table name and the Region (--table, --region). If the stage file has changed, deploy it.",
};
