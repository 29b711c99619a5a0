import type { StackFiles } from '#local/assembly/cdk-out.ts';
import { evaluate, noValue, type Scope } from '#local/assembly/intrinsics.ts';
import { withLocalHosts } from '#local/assembly/local-hosts.ts';
import { attributeOf, type Place, refOf } from '#local/assembly/references.ts';
import { nameIn, physicalName, type Resource } from '#local/assembly/resource.ts';

/** All stacks of an assembly with their references resolved. */
export interface Stacks {
  resources: Resource[];
  /** Of all stacks together. */
  outputs: Record<string, string>;
}

/** Resolves the references within and between the stacks. */
export function resolveStacks(files: StackFiles[], place: Place): Stacks {
  const stacks: ResolvedStack[] = [];
  const exported = (name: string) => {
    for (const stack of stacks) {
      const value = stack.own(name);
      if (value !== undefined) return value;
    }
    throw new Error(`Fn::ImportValue ${name}: no stack of the assembly exports it`);
  };
  const outputOf = (name: string, output: string) => {
    const value = stacks.find((stack) => stack.name === name)?.output(output);
    if (value === undefined) throw new Error(`Fn::GetStackOutput: ${name} has no output ${output}`);
    return value;
  };
  for (const one of files) stacks.push(new ResolvedStack(one, place, { exported, outputOf }));
  return {
    resources: stacks.flatMap((stack) => [...stack.resources.values()]),
    outputs: Object.assign({}, ...stacks.map((stack) => stack.outputs())),
  };
}

class ResolvedStack implements Scope {
  readonly resources = new Map<string, Resource>();
  readonly region: string;
  readonly name: string;
  readonly exported: Scope['exported'];
  readonly outputOf: Scope['outputOf'];
  readonly #files: StackFiles;
  readonly #place: Place;

  constructor(files: StackFiles, place: Place, others: Pick<Scope, 'exported' | 'outputOf'>) {
    this.#files = files;
    this.#place = place;
    this.name = files.name;
    this.region = place.region;
    this.exported = others.exported;
    this.outputOf = others.outputOf;
    for (const logicalId of Object.keys(files.template.Resources)) this.#add(logicalId);
  }

  ref(name: string): unknown {
    const { region, account } = this.#place;
    const pseudo: Record<string, unknown> = {
      'AWS::Region': region,
      'AWS::AccountId': account,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': this.#files.name,
      'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${this.#files.name}/local`,
      'AWS::NoValue': noValue,
    };
    if (Object.hasOwn(pseudo, name)) return pseudo[name];
    const parameter = this.#files.template.Parameters[name];
    return parameter === undefined ? refOf(this.#get(name), this.#place) : parameter.Default;
  }

  attribute(logicalId: string, attribute: string): unknown {
    return attributeOf(this.#get(logicalId), attribute, this.#place);
  }

  condition(name: string): boolean {
    const { Conditions } = this.#files.template;
    if (!Object.hasOwn(Conditions, name)) throw new Error(`there is no condition ${name}`);
    return evaluate(Conditions[name], this) === true;
  }

  mapping(map: string, top: string, second: string): unknown {
    const value = this.#files.template.Mappings[map]?.[top]?.[second];
    if (value === undefined) throw new Error(`Fn::FindInMap: there is no ${map}.${top}.${second}`);
    return value;
  }

  /** What this stack itself exports under a name. */
  own(name: string): unknown {
    const found = this.#outputs().find(([, { Export }]) => Export && evaluate(Export.Name, this) === name);
    return found && evaluate(found[1].Value, this);
  }

  /** What this stack itself gives out under a name. */
  output(name: string): unknown {
    const found = this.#outputs().find(([own]) => own === name);
    return found && evaluate(found[1].Value, this);
  }

  outputs(): Record<string, string> {
    return Object.fromEntries(
      this.#outputs().map(([name, { Value }]) => [
        name,
        String(withLocalHosts(evaluate(Value, this), this.#place)),
      ]),
    );
  }

  #outputs() {
    return Object.entries(this.#files.template.Outputs).filter(([, { Condition }]) => this.#holds(Condition));
  }

  #holds(condition: string | undefined): boolean {
    return condition === undefined || this.condition(condition);
  }

  #add(logicalId: string) {
    const described = this.#files.template.Resources[logicalId];
    if (described === undefined || !this.#holds(described.Condition)) return;
    const { Type: type, Properties } = described;
    const stack = this.#files.name;
    const name = () => physicalName({ stack, logicalId, type }, evaluate(nameIn(type, Properties), this));
    this.resources.set(logicalId, {
      stack,
      logicalId,
      type,
      // A name may be made of other resources' names: it is made when it is asked for.
      get name() {
        return name();
      },
      properties: () => withLocalHosts(evaluate(Properties, this), this.#place),
    });
  }

  #get(logicalId: string): Resource {
    const resource = this.resources.get(logicalId);
    if (resource === undefined) throw new Error(`${this.#files.name} has no resource ${logicalId}`);
    return resource;
  }
}
