/** Where the resources of a template are taken to be. */
export const PLACE = { account: '111122223333', region: 'us-east-1' } as const;

/** The ARN of a table by its name. */
export function tableArn(name: string): string {
  return `arn:aws:dynamodb:${PLACE.region}:${PLACE.account}:table/${name}`;
}
