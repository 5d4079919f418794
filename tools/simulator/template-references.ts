/** The parts of a synthesized template that are used. */
export interface CloudFormationTemplate {
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** The values of a template's references. */
export interface References {
  /** What `Ref` or `Fn::GetAtt` returns for a resource. */
  readonly attribute: (logicalId: string, name: string) => string;
  /** For example `AWS::Region`. */
  readonly pseudoParameters: Readonly<Record<string, string>>;
}

/** The pseudo parameters of a stack. */
export function pseudoParameters(place: {
  readonly account: string;
  readonly region: string;
  /** @default 'aws' */
  readonly partition?: string;
}): Readonly<Record<string, string>> {
  return {
    'AWS::AccountId': place.account,
    'AWS::Partition': place.partition ?? 'aws',
    'AWS::Region': place.region,
    'AWS::StackName': 'stack',
    'AWS::URLSuffix': 'amazonaws.com',
  };
}

/**
 * A part of a template with its references resolved.
 *
 * @throws {Error} for intrinsic functions other than `Ref`, `Fn::GetAtt` and `Fn::Join`
 */
export function resolveReferences(value: unknown, references: References): unknown {
  if (Array.isArray(value)) return value.map((one) => resolveReferences(one, references));
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  const [[name, argument] = ['', undefined], ...others] = entries;
  if (others.length > 0 || !/^(Ref|Fn::\w+)$/.test(name)) {
    return Object.fromEntries(
      entries.map(([key, inner]) => [key, resolveReferences(inner, references)]),
    );
  }
  const { attribute, pseudoParameters } = references;
  if (name === 'Ref') {
    const referred = argument as string;
    return pseudoParameters[referred] ?? attribute(referred, 'Ref');
  }
  if (name === 'Fn::GetAtt') return attribute(...(argument as [string, string]));
  if (name === 'Fn::Join') {
    const [delimiter, parts] = argument as [string, unknown[]];
    return (resolveReferences(parts, references) as string[]).join(delimiter);
  }
  throw new Error(`The intrinsic function ${name} is not supported.`);
}
