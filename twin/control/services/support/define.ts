import { constraintsOf, knownViolations } from "../../../../platforms/aws/constraints";
import type { Cloud, Props, ResourceModel, StoredResource } from "../../../contract/resources";
import { isSet, record, text, without } from "./read";
import { mustHold } from "./refuse";

/** A resource model in the shape most services share: what is refused, who it becomes, what follows from the inputs. */
interface Definition extends Omit<ResourceModel, "check" | "create" | "required" | "update"> {
  /** Throws CloudError where AWS refuses to create (no `self`) or to change. */
  readonly admit?: (inputs: Props, cloud: Cloud, self: StoredResource | undefined) => void;
  /** What a change is judged by, where the provider sends only what has changed and the vendor fits the rest. Default: all inputs. */
  readonly sent?: (inputs: Props, before: Props) => Props;
  readonly id: (inputs: Props, cloud: Cloud) => string;
  /** Outputs made once, at creation: random ids, dates, and what AWS fills in for an input that is absent. */
  readonly once?: (inputs: Props, id: string, cloud: Cloud) => Props;
  /** Outputs that follow the inputs on every change. `self` is what was there before. */
  readonly derive?: (inputs: Props, id: string, cloud: Cloud, self: StoredResource | undefined) => Props;
  /** What happens to other resources, after a creation or a change. */
  readonly effect?: (inputs: Props, id: string, cloud: Cloud) => void;
  /** False for types that AWS gives no tags. Default: true. */
  readonly tagged?: boolean;
}

export function define(definition: Definition): ResourceModel {
  const { admit, sent, id: identify, once, derive, effect, tagged = true, global = false, ...model } = definition;
  const constraints = constraintsOf(model.type);
  const region = (cloud: Cloud): Props => (global ? {} : { region: cloud.region });
  const admitted = (inputs: Props, cloud: Cloud, self: StoredResource | undefined): void => {
    admit?.(inputs, cloud, self);
    if (constraints === undefined) return;
    const judged = self === undefined || sent === undefined ? inputs : sent(inputs, self.inputs);
    mustHold(constraints.refusals, judged, cloud.limits);
    if (self !== undefined) mustHold(constraints.changeRefusals, inputs, cloud.limits);
  };
  const tags = (inputs: Props): Props => (tagged ? { tagsAll: record(inputs, "tags") ?? {} } : {});
  return {
    ...model,
    ...(constraints === undefined
      ? {}
      : {
          required: constraints.required,
          check: (inputs, limits) => knownViolations(constraints.constraint, inputs, limits),
        }),
    tagged,
    global,
    create(given, cloud) {
      const inputs = withPrefixedName(given, definition, cloud);
      admitted(inputs, cloud, undefined);
      const id = identify(inputs, cloud);
      const born = { ...region(cloud), ...once?.(inputs, id, cloud), ...inputs, ...tags(inputs) };
      const outputs = { ...born, ...derive?.(inputs, id, cloud, undefined) };
      effect?.(inputs, id, cloud);
      return { id, outputs };
    },
    update(old, given, cloud) {
      const name = definition.autoname?.property;
      const inputs =
        name !== undefined && !isSet(given, name) ? { ...given, [name]: old.outputs[name] ?? null } : given;
      admitted(inputs, cloud, old);
      const dropped = Object.keys(old.inputs).filter(
        (key) => inputs[key] === undefined && !model.computed?.includes(key),
      );
      const kept = { ...without(old.outputs, dropped), ...inputs, ...tags(inputs) };
      const outputs = { ...kept, ...derive?.(inputs, old.id, cloud, old) };
      effect?.(inputs, old.id, cloud);
      return outputs;
    },
  };
}

/** A name from the program's own prefix, where it gives no name. */
function withPrefixedName(inputs: Props, { autoname }: Definition, cloud: Cloud): Props {
  if (autoname === undefined || isSet(inputs, autoname.property)) return inputs;
  const prefix = text(inputs, `${autoname.property}Prefix`);
  return prefix === undefined ? inputs : { ...inputs, [autoname.property]: cloud.newId(prefix) };
}
