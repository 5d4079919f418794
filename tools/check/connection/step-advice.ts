import { errorAdvice } from '../../sdk/error-advice';

/** What a step calls. */
export type StepCall = 'AssumeRole' | 'GetCallerIdentity' | 'DynamoDB';

/** An answer of AWS that the connection does not expect. */
export class UnexpectedAnswer extends Error {
  constructor(
    message: string,
    /** What to do about it. */
    readonly advice: string,
  ) {
    super(message);
  }
}

/** What to do about a failed call. */
export function stepAdvice(called: StepCall, error: unknown): string {
  if (error instanceof UnexpectedAnswer) return error.advice;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const advice = errorAdvice(error);
  if (advice !== undefined) return advice;
  if (/AccessDenied|Unauthorized/.test(name)) return DENIED[called];
  if (name.includes('Validation') && /duration/i.test(message)) {
    return 'ask for a shorter session with --duration';
  }
  if (message.startsWith('Region is missing'))
    return 'name the region with --region, or set AWS_REGION';
  return 'read what AWS says above; npm run connector prints what belongs into the form';
}

const DENIED: Readonly<Record<StepCall, string>> = {
  AssumeRole:
    'call as the trusted principal of the stage file (aws sts get-caller-identity shows who you are; it needs sts:AssumeRole on the role itself), with its external ID (--external-id), from one of sourceIps, before expires, and for no longer than the role allows (--duration)',
  GetCallerIdentity: 'use credentials of the connector',
  DynamoDB:
    "use the connector's own credentials, from one of sourceIps and before expires, and not through a VPC endpoint where there are sourceIps; name the table as deployed (--table, --region); if the stage file was changed since, deploy it",
};
