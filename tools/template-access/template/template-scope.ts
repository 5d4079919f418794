import { intrinsicOf, type TemplateLookups } from './intrinsic-functions';
import { isObject, asObject, ownOf, asText, type JsonObject } from './json-values';
import { withoutNoValue } from './list-positions';
import { isSsmParameter, parameterText } from './parameters';
import { ResolutionCache } from './resolution-cache';
import { arnOf, nameProperty, refOf, streamArnOf, TABLE_TYPES } from './resource-arns';
import { literal, reference, unknown, withoutDynamicReferences } from './template-text';

/** A key that an object of a template has more than once. The last value counts, as in every JSON and YAML parser. */
export interface DuplicateKey {
  /** The keys that lead to it, with the key itself. */
  readonly path: readonly string[];
  /** The lines of the key; the first is 1. */
  readonly lines: readonly number[];
}

/** A template, with the readable templates of its nested stacks. */
export interface TemplateTree {
  readonly template: JsonObject;
  /** By the logical ID of the nested stack. */
  readonly nested: Readonly<Record<string, TemplateTree>>;
  /** Why the template of a nested stack is not read, by its logical ID. @default - not known */
  readonly unread?: Readonly<Record<string, string>>;
  /** The keys that an object of the template has more than once. @default - none */
  readonly duplicates?: readonly DuplicateKey[];
  /** The tags that the stack is deployed with, which are not in the template. @default - none known */
  readonly stackTags?: Readonly<Record<string, string>>;
}

/** The values of a template's conditions by name, in nested stacks prefixed by the stack's ID and a dot. */
export type ConditionAssignment = ReadonlyMap<string, boolean>;

/** Without an assignment, `Fn::If` returns both values. */
export const NO_ASSIGNMENT: ConditionAssignment = new Map();

/** Properties with this value are removed. */
const NO_VALUE = undefined;

/**
 * The template of one stack, and its resolved values: references become marked texts, values known only at deployment
 * become unknown, and `Fn::If` becomes the value of the condition assignment, or a list of both.
 */
export class TemplateScope {
  private readonly cache = new ResolutionCache();
  private readonly nestedScopes = new Map<string, TemplateScope>();

  /**
   * @param prefix - prefix of logical IDs: empty, or the nested stack's ID and a dot
   * @param parameter - the value that the parent stack passes for a parameter
   * @param unconditional - the stack without an assignment, from which resources take their names in every assignment
   */
  constructor(
    readonly tree: TemplateTree,
    readonly prefix = '',
    private readonly parameter: (name: string) => unknown = () => undefined,
    private readonly assignment: ConditionAssignment = NO_ASSIGNMENT,
    private readonly unconditional?: TemplateScope,
  ) {}

  get resources(): JsonObject {
    return asObject(this.tree.template.Resources);
  }

  /** The scope of a nested stack; undefined if its template could not be read. */
  nested(id: string): TemplateScope | undefined {
    const tree = Object.hasOwn(this.tree.nested, id) ? this.tree.nested[id] : undefined;
    if (!tree) return undefined;
    const known = this.nestedScopes.get(id);
    if (known) return known;
    const passed = this.properties(id).Parameters;
    const scope = new TemplateScope(
      tree,
      `${this.prefix}${id}.`,
      (name) => this.cache.once(`parameter ${id}.${name}`, () => this.resolve(ownOf(passed, name))),
      this.assignment,
      this.unconditional?.nested(id),
    );
    this.nestedScopes.set(id, scope);
    return scope;
  }

  private properties(id: string): JsonObject {
    return asObject(asObject(ownOf(this.resources, id)).Properties);
  }

  resolve(value: unknown): unknown {
    if (typeof value === 'string') return withoutDynamicReferences(literal(value));
    if (Array.isArray(value)) return withoutNoValue(value.map((one) => this.resolve(one)));
    if (!isObject(value)) return value;
    const written = Object.entries(value);
    const [[name, argument] = ['', undefined], ...others] = written;
    const intrinsic = others.length === 0 ? intrinsicOf(name) : undefined;
    if (intrinsic) return intrinsic(argument, this.lookups);
    if (others.length > 0 && written.every(([key]) => intrinsicOf(key))) {
      return unknown(`${written.map(([key]) => key).join(' and ')} in one object`);
    }
    const entries = written.map(([key, inner]) => [key, this.resolve(inner)]);
    return Object.fromEntries(entries.filter(([, inner]) => inner !== NO_VALUE)) as unknown;
  }

  private readonly lookups: TemplateLookups = {
    resolve: (value) => this.resolve(value),
    ref: (name) => this.ref(name),
    attribute: (id, name) => this.attribute(id, name),
    mappings: () => asObject(this.tree.template.Mappings),
    holds: (condition) => this.assignment.get(this.prefix + condition),
  };

  private ref(name: string): unknown {
    if (name === 'AWS::NoValue') return NO_VALUE;
    if (name.startsWith('AWS::')) return reference(name);
    if (Object.hasOwn(this.resources, name)) return refOf(this.typeOf(name), this.nameOf(name));
    const parameters = asObject(this.tree.template.Parameters);
    if (!Object.hasOwn(parameters, name)) return unknown(`${name}, not defined in the template`);
    const passed = isSsmParameter(parameters[name]) ? undefined : this.parameter(name);
    return passed ?? parameterText(this.prefix + name, parameters[name]);
  }

  private attribute(id: string, name: string): unknown {
    if (!Object.hasOwn(this.resources, id)) return unknown(`${id}, not defined in the template`);
    const type = this.typeOf(id);
    const [first = '', output = ''] = name.split('.');
    const inner = first === 'Outputs' ? this.nested(id) : undefined;
    if (inner) return inner.output(output);
    const arn = arnOf(type, this.nameOf(id));
    const attribute = name.toLowerCase();
    if (arn !== undefined && (attribute === 'arn' || attribute === 'tablearn')) return arn;
    if (arn !== undefined && TABLE_TYPES.includes(type) && attribute.endsWith('streamarn')) {
      return streamArnOf(arn, this.prefix + id);
    }
    return reference(`${this.prefix}${id}.${name}`);
  }

  private output(name: string): unknown {
    const outputs = asObject(this.tree.template.Outputs);
    if (!Object.hasOwn(outputs, name)) return unknown(`output ${this.prefix}${name}`);
    const { Value: value } = asObject(outputs[name]);
    return this.cache.once(`output ${name}`, () => this.resolve(value));
  }

  /** The name that a property sets, otherwise a reference to the resource. */
  private nameOf(id: string): string {
    if (this.unconditional) return this.unconditional.nameOf(id);
    const property = nameProperty(this.typeOf(id));
    const written = property === undefined ? undefined : this.properties(id)[property];
    const name = asText(this.cache.once(`name ${id}`, () => this.resolve(written)));
    return name ?? reference(this.prefix + id);
  }

  private typeOf(id: string): string {
    return asText(asObject(ownOf(this.resources, id)).Type) ?? '';
  }
}
