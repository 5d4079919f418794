import { NO_WORLD, type ConditionAssignment } from './alternatives/condition-assignments';
import { arnOf, nameProperty, refOf, streamArnOf, TABLE_TYPES } from './arns';
import { withoutDynamicReferences } from './composed-text';
import { intrinsicOf, type Arguments } from './intrinsics';
import { isOfSystemsManager, parameterText } from './parameters';
import { withoutAbsent } from './places';
import { GivenList, isObject, objectOf, ownOf, textOf, textsOf, type JsonObject } from './shapes';
import { literal, reference, unknown } from './template-text';
import type { TemplateTree } from './template-tree';

/** What a property becomes that is not to be there. */
export const NO_VALUE = undefined;

/**
 * The template of one stack, in which values are resolved: references to texts of their own, what only AWS knows to
 * unknown parts, and `Fn::If` to what it is in one world, or to a list of both alternatives.
 */
export class TemplateScope {
  private readonly resolving = new Set<string>();
  private readonly found = new Map<string, unknown>();
  private readonly inner = new Map<string, TemplateScope>();

  /**
   * @param prefix of logical IDs: empty, or the nested stack's own and a dot
   * @param parameter what the stack around gives for a parameter of a nested one
   * @param world which conditions hold
   * @param timeless the same stack in no world: there a resource has one name, which it keeps in all of them
   */
  constructor(
    readonly tree: TemplateTree,
    readonly prefix = '',
    private readonly parameter: (name: string) => unknown = () => undefined,
    private readonly world: ConditionAssignment = NO_WORLD,
    private readonly timeless?: TemplateScope,
  ) {}

  get resources(): JsonObject {
    return objectOf(this.tree.template.Resources);
  }

  /** A nested stack whose template could be read. */
  nested(id: string): TemplateScope | undefined {
    const tree = Object.hasOwn(this.tree.nested, id) ? this.tree.nested[id] : undefined;
    if (!tree) return undefined;
    const known = this.inner.get(id);
    if (known) return known;
    const given = this.properties(id).Parameters;
    const scope = new TemplateScope(
      tree,
      `${this.prefix}${id}.`,
      (name) => this.once(`parameter ${id}.${name}`, () => this.resolve(ownOf(given, name))),
      this.world,
      this.timeless?.nested(id),
    );
    this.inner.set(id, scope);
    return scope;
  }

  properties(id: string): JsonObject {
    return objectOf(objectOf(ownOf(this.resources, id)).Properties);
  }

  resolve(value: unknown): unknown {
    if (typeof value === 'string') return withoutDynamicReferences(literal(value));
    if (Array.isArray(value)) {
      return withoutAbsent(value.map((one) => this.resolve(one)));
    }
    if (!isObject(value)) return value;
    const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
    const intrinsic = others.length === 0 ? intrinsicOf(name) : undefined;
    if (intrinsic) return intrinsic(argument, this.lookUps);
    if (others.length > 0 && Object.keys(value).every(intrinsicOf)) {
      return unknown(`${Object.keys(value).join(' and ')} in one`);
    }
    const entries = Object.entries(value).map(([key, inner]) => [key, this.resolve(inner)]);
    return Object.fromEntries(entries.filter(([, inner]) => inner !== NO_VALUE)) as unknown;
  }

  private readonly lookUps: Arguments = {
    resolve: (value) => this.resolve(value),
    ref: (name) => this.ref(name),
    attribute: (id, name) => this.attribute(id, name),
    mappings: () => objectOf(this.tree.template.Mappings),
    holds: (condition) => this.world.get(this.prefix + condition),
  };

  private ref(name: string): unknown {
    if (name === 'AWS::NoValue') return NO_VALUE;
    if (name.startsWith('AWS::')) return reference(name);
    if (Object.hasOwn(this.resources, name)) return refOf(this.typeOf(name), this.nameOf(name));
    const parameters = objectOf(this.tree.template.Parameters);
    if (!Object.hasOwn(parameters, name)) return unknown(`${name}, which the template has not`);
    const given = isOfSystemsManager(parameters[name]) ? undefined : this.parameter(name);
    return given ?? parameterText(this.prefix + name, parameters[name]);
  }

  private attribute(id: string, name: string): unknown {
    if (!Object.hasOwn(this.resources, id)) return unknown(`${id}, which the template has not`);
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
    const outputs = objectOf(this.tree.template.Outputs);
    if (!Object.hasOwn(outputs, name)) return unknown(`output ${this.prefix}${name}`);
    const { Value: value } = objectOf(outputs[name]);
    return this.once(`output ${name}`, () => this.resolve(value));
  }

  /** The name of one's own where there is one. */
  private nameOf(id: string): string {
    if (this.timeless) return this.timeless.nameOf(id);
    const property = nameProperty(this.typeOf(id));
    const own = property === undefined ? undefined : this.properties(id)[property];
    const name = textOf(this.once(`name ${id}`, () => this.resolve(own)));
    return name ?? reference(this.prefix + id);
  }

  private typeOf(id: string): string {
    return textOf(objectOf(ownOf(this.resources, id)).Type) ?? '';
  }

  /** The texts of a value, found once, because a template may ask over and over; unknown where it depends on itself. */
  private once(what: string, value: () => unknown): unknown {
    if (this.resolving.has(what)) return unknown(`${what}, which depends on itself`);
    if (this.found.has(what)) return this.found.get(what);
    this.resolving.add(what);
    const texts = textsOf(value());
    this.resolving.delete(what);
    const isLong = texts.reduce((sum, text) => sum + text.length + 1, 0) > LONGEST;
    const found = isLong ? unknown(`${what}, which is too long`) : oneOrMore(texts);
    this.found.set(what, found);
    return found;
  }
}

/** Of a name, output or parameter: more than AWS takes. */
const LONGEST = 10_000;

function oneOrMore(texts: readonly string[]): unknown {
  return texts.length > 1 ? GivenList.from(texts) : texts[0];
}
