import { createTwinMocks } from "./mocks";

/** What a test says of the cloud that its program runs in. */
interface MockCloudSettings {
  /** Region of the default provider. Default: `eu-west-1`. */
  readonly region?: string;
  /** Default: `vipkit`. */
  readonly project?: string;
  /** Default: `test`. */
  readonly stack?: string;
}

/** One resource or component as the program made it. */
interface MockedResource {
  /** `aws:lb/targetGroup:TargetGroup`. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  readonly urn: string;
  /** URN of the component that it belongs to. */
  readonly parent: string | undefined;
  /** As AWS's provider has them: with its defaults filled in. Secrets are opened. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The cloud of a unit test. */
interface MockCloud {
  /** Everything made so far, in the order in which it was made. */
  readonly resources: readonly MockedResource[];
  /** The one resource of a logical name. Throws when there is none, and says which there are. */
  find(name: string): MockedResource;
}

/**
 * Puts the twin's control plane in the engine's place for everything that is made from here on: each resource is checked and answered by the
 * tables that answer `vipkit plan` and `vipkit start`, so what AWS refuses fails the test. Nothing is started, no account is asked. Call it
 * before the first resource of each test; await an output of the component before looking at the resources.
 *
 * ```ts
 * const cloud = await mockCloud();
 * const web = new TargetGroup("web", { vpcId: "vpc-0a1b2c3d4e5f60718" });
 * await new Promise((done) => web.arn.apply(done));
 * assert.equal(cloud.find("web-target-group").inputs.port, 8080);
 * ```
 */
export async function mockCloud({ region = "eu-west-1", ...where }: MockCloudSettings = {}): Promise<MockCloud> {
  const mocks = createTwinMocks({ region, ...where });
  await mocks.install();
  const resources = (): readonly MockedResource[] =>
    mocks.registrations.map(({ type, name, urn, parent, checkedInputs }) => ({
      ...{ type, name, urn, parent },
      inputs: checkedInputs,
    }));
  return {
    get resources() {
      return resources();
    },
    find(name) {
      const all = resources();
      const found = all.find((resource) => resource.name === name);
      if (found !== undefined) return found;
      const names = all.map((resource) => resource.name).join(", ");
      throw new Error(`no resource "${name}"; ${names === "" ? "none has been made yet" : `there are ${names}`}`);
    },
  };
}
