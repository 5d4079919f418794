/** An IAM policy document. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: Statement | readonly Statement[];
}

type OneOrMore = string | readonly string[];

export interface Statement {
  readonly Sid?: string;
  /** `Allow` or `Deny`. */
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action?: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

export function documentStatements({ Statement }: PolicyDocument): readonly Statement[] {
  return [Statement].flat();
}
