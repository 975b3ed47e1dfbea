import { canonicalType } from "../../platforms/aws/catalog/canonical-type";
import { CloudError, type FunctionModel, type ResourceModel, type ServiceTable } from "../contract/resources";

/** Every type and data source that the twin models, by token. */
export class ModelRegistry {
  private readonly resources = new Map<string, ResourceModel>();
  private readonly functions = new Map<string, FunctionModel>();

  constructor(tables: readonly ServiceTable[]) {
    for (const table of tables) {
      for (const model of table.resources) this.add(this.resources, model.type, model);
      for (const model of table.functions) this.add(this.functions, model.token, model);
    }
  }

  get types(): readonly string[] {
    return [...this.resources.keys()];
  }

  /** Whether there is a model of a type, under this token or an alias of it. */
  hasResource(type: string): boolean {
    return this.resources.has(canonicalType(type));
  }

  hasFunction(token: string): boolean {
    return this.functions.has(canonicalType(token));
  }

  /** @throws {@link CloudError} `UnsupportedType`: what the twin does not model is never a silent success. */
  resource(type: string): ResourceModel {
    const model = this.resources.get(canonicalType(type));
    if (model) return model;
    throw new CloudError(
      "UnsupportedType",
      `the twin has no model of ${type}, so it cannot say what AWS would do; leave the resource out of stacks with ` +
        "`provider: twin`, or add its model to twin/control/services",
    );
  }

  /** @throws {@link CloudError} `UnsupportedFunction`. */
  function(token: string): FunctionModel {
    const model = this.functions.get(canonicalType(token));
    if (model) return model;
    throw new CloudError(
      "UnsupportedFunction",
      `the twin has no model of ${token}, so it cannot answer; pass the value itself in stacks with ` +
        "`provider: twin`, or add its model to twin/control/services",
    );
  }

  private add<T>(models: Map<string, T>, token: string, model: T): void {
    if (models.has(token)) throw new Error(`two models of ${token}`);
    models.set(token, model);
  }
}
