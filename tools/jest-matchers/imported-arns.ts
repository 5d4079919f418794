import { tableArn } from './place';

/** How the CDK names the ARN of a resource for another stack: `PublishOutputFnGetAttOrdersA9B65338Arn4AEF841C`. */
const OUTPUT = /^(?:Exports|Publish)OutputFnGetAtt(\w+)Arn[0-9A-F]{8}$/;

/** An ARN that a stack imports from another stack of the app. */
export interface ImportedArn {
  /** The logical ID of the resource in the other stack. */
  readonly logicalId: string;
  /** Stands for its ARN. It is that of a table, because requests are on tables only. */
  readonly arn: string;
}

/** The ARN that an intrinsic function imports; undefined for any other value. */
export function importedArn(value: unknown): ImportedArn | undefined {
  const [stack, output] = referencedOutput(value) ?? [];
  const [, logicalId] = OUTPUT.exec(output ?? '') ?? [];
  return stack !== undefined && logicalId !== undefined
    ? { logicalId, arn: tableArn(`${stack}.${logicalId}`) }
    : undefined;
}

/** The stack and the output of a strong reference (`Fn::ImportValue`) or a weak one (`Fn::GetStackOutput`). */
function referencedOutput(value: unknown): string[] | undefined {
  const [[name, argument] = ['', undefined]] = Object.entries(value ?? {}) as [string, unknown][];
  if (name === 'Fn::ImportValue') return String(argument).split(':');
  if (name !== 'Fn::GetStackOutput') return undefined;
  const { StackName, OutputName } = argument as Readonly<Record<string, unknown>>;
  return [String(StackName), String(OutputName)];
}

/** Every ARN that a template imports from other stacks of the app. */
export function importedArns(template: object): ImportedArn[] {
  const found = new Map<string, ImportedArn>();
  JSON.stringify(template, (_key, value: unknown) => {
    const imported = importedArn(value);
    if (imported) found.set(imported.arn, imported);
    return value;
  });
  return [...found.values()];
}
