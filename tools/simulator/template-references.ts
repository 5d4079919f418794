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
  /** The values of the template's conditions. @default - `Fn::If` is an error */
  readonly conditions?: Readonly<Record<string, boolean>>;
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
 * A part of a template with its references resolved, and without what is `AWS::NoValue`.
 *
 * @throws {Error} for intrinsic functions other than `Ref`, `Fn::GetAtt`, `Fn::If`, `Fn::Join` and `Fn::Sub`
 */
export function resolveReferences(value: unknown, references: References): unknown {
  if (Array.isArray(value)) {
    return value.map((one) => resolveReferences(one, references)).filter((one) => one !== NO_VALUE);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  const [[name, argument] = ['', undefined], ...others] = entries;
  if (others.length > 0 || !/^(Ref|Fn::\w+)$/.test(name)) {
    const resolved = entries.map(([key, inner]) => [key, resolveReferences(inner, references)]);
    return Object.fromEntries(resolved.filter(([, inner]) => inner !== NO_VALUE)) as unknown;
  }
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!known) throw new Error(`The intrinsic function ${name} is not supported.`);
  return known(argument, references);
}

const NO_VALUE = undefined;

const FUNCTIONS: Readonly<Record<string, (argument: unknown, references: References) => unknown>> =
  {
    Ref: (argument, references) => valueOf(argument as string, references),
    'Fn::GetAtt': (argument, { attribute }) =>
      attribute(
        ...((typeof argument === 'string' ? parts(argument) : argument) as [string, string]),
      ),
    'Fn::Join': (argument, references) => {
      const [delimiter, list] = argument as [string, unknown];
      return (resolveReferences(list, references) as string[]).join(delimiter);
    },
    'Fn::If': (argument, references) => {
      const [condition, whenTrue, whenFalse] = argument as [string, unknown, unknown];
      const holds = references.conditions?.[condition];
      if (holds === undefined) throw new Error(`The condition ${condition} is not known.`);
      return resolveReferences(holds ? whenTrue : whenFalse, references);
    },
    'Fn::Sub': (argument, references) => {
      const [text, given] = [argument, {}].flat() as [string, Readonly<Record<string, unknown>>];
      return text.replaceAll(/\$\{(!?)([^}]*)\}/g, (_whole, literally: string, name: string) => {
        if (literally) return `\${${name}}`;
        if (Object.hasOwn(given, name)) return String(resolveReferences(given[name], references));
        return name.includes('.')
          ? references.attribute(...parts(name))
          : String(valueOf(name, references));
      });
    },
  };

/** What `Ref` returns. */
function valueOf(name: string, { attribute, pseudoParameters }: References): string | undefined {
  if (name === 'AWS::NoValue') return NO_VALUE;
  return pseudoParameters[name] ?? attribute(name, 'Ref');
}

/** The logical ID and the attribute in `Orders.Arn`. */
function parts(text: string): [string, string] {
  const dot = text.indexOf('.');
  return [text.slice(0, dot), text.slice(dot + 1)];
}
