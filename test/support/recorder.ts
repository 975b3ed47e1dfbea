import * as pulumi from "@pulumi/pulumi";

/** One resource as the program asked for it. */
export interface Recorded {
  readonly type: string;
  readonly name: string;
  /** Type of what it stands under; empty at the top. */
  readonly parentType: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The value of an Output; fails instead of waiting for ever when it stays unknown. */
export async function resolve<T>(output: pulumi.Input<T>): Promise<pulumi.Unwrap<T>> {
  const wrapped = pulumi.output(output);
  const known = await (wrapped as unknown as { isKnown: Promise<boolean> }).isKnown;
  if (!known) throw new Error("the output is unknown");
  return await (wrapped as unknown as { promise(): Promise<pulumi.Unwrap<T>> }).promise();
}

/** What the mocked cloud returns for a resource beside its inputs. */
export type CloudOutputs = (type: string, name: string, inputs: Record<string, unknown>) => Record<string, unknown>;

const certificateOutputs: CloudOutputs = (_type, _name, inputs) => {
  const names = [inputs.domainName, ...((inputs.subjectAlternativeNames as string[] | undefined) ?? [])] as string[];
  return {
    domainValidationOptions: names.map((domainName) => ({
      domainName,
      resourceRecordName: `_proof.${domainName.replace(/^\*\./, "")}.`,
      resourceRecordType: "CNAME",
      resourceRecordValue: "_value.acm-validations.aws.",
    })),
  };
};

const outputsOf: Readonly<Record<string, CloudOutputs>> = {
  "aws:acm/certificate:Certificate": certificateOutputs,
  "aws:ec2/vpc:Vpc": (_type, _name, { assignGeneratedIpv6CidrBlock }) =>
    assignGeneratedIpv6CidrBlock === true ? { ipv6CidrBlock: "2a05:d018:1:4200::/56" } : {},
  "aws:ec2/launchTemplate:LaunchTemplate": () => ({ latestVersion: 1 }),
  "aws:lb/loadBalancer:LoadBalancer": (_type, _name, { name }) => ({
    arnSuffix: `app/${String(name)}/50dc6c495c0c9188`,
    dnsName: `${String(name)}-123456789.eu-west-1.elb.amazonaws.com`,
    zoneId: "Z32O12XQLNTSW2",
  }),
  "aws:lb/targetGroup:TargetGroup": (_type, _name, { name }) => ({
    arn: `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${String(name)}/73e2d6bc24d8a067`,
    arnSuffix: `targetgroup/${String(name)}/73e2d6bc24d8a067`,
  }),
  "aws:ec2/vpcEndpoint:VpcEndpoint": () => ({ prefixListId: "pl-0123456789abcdef0" }),
  "aws:route53/record:Record": (_type, _name, { name }) => ({ fqdn: String(name).replace(/\.$/, "") }),
};

const functions: Readonly<Record<string, Record<string, unknown>>> = {
  "aws:index/getPartition:getPartition": { partition: "aws", dnsSuffix: "amazonaws.com", id: "aws" },
  "aws:index/getCallerIdentity:getCallerIdentity": {
    accountId: "123456789012",
    arn: "arn:aws:iam::123456789012:root",
    id: "1",
  },
  "aws:index/getRegion:getRegion": { region: "eu-west-1", id: "eu-west-1", name: "eu-west-1" },
  "aws:ssm/getParameter:getParameter": { insecureValue: "ami-0123456789abcdef0", value: "ami-0123456789abcdef0" },
};

/** What one test's cloud answers differently. */
export interface CloudAnswers {
  /** By type of resource, beside its inputs. */
  readonly outputs?: Readonly<Record<string, CloudOutputs>>;
  /** By token; an Error is thrown. */
  readonly functions?: Readonly<Record<string, (inputs: Record<string, unknown>) => Record<string, unknown> | Error>>;
}

interface Registered {
  getRegisteredResources(): ReadonlyMap<string, unknown>;
}

/** `vipkit:network:Network` in `urn:pulumi:stack::project::vipkit:network:Network$aws:ec2/vpc:Vpc::name`. */
const parentTypeIn = (urn: string): string => urn.split("::")[2]?.split("$").slice(0, -1).at(-1) ?? "";

/** `Vpc shop-vpc`: short enough to list every child of a component. */
export const labelOf = ({ type, name }: Recorded): string => `${type.split(":").at(-1) ?? ""} ${name}`;

const keyOf = (type: string, name: string): string => `${type}::${name}`;

/** Runs a program against a cloud that says yes to everything, and tells what it asked for, sorted by type and name. */
export async function record<T>(
  program: () => T | Promise<T>,
  cloud: CloudAnswers = {},
): Promise<{ result: T; resources: readonly Recorded[] }> {
  const seen: Omit<Recorded, "parentType">[] = [];
  const mocks: pulumi.runtime.Mocks = {
    newResource({ type, name, custom, inputs: given }) {
      const inputs = given as Record<string, unknown>;
      seen.push({ type, name, inputs });
      if (custom === false) return { id: "", state: inputs };
      const extra = (cloud.outputs?.[type] ?? outputsOf[type])?.(type, name, inputs) ?? {};
      return { id: `${name}-id`, state: { arn: `arn:aws:mock:::${name}`, ...inputs, ...extra } };
    },
    call({ token, inputs }) {
      const answer = cloud.functions?.[token]?.(inputs as Record<string, unknown>) ?? functions[token];
      // The SDK reads a failed call's reason where gRPC has it.
      if (answer instanceof Error) throw Object.assign(answer, { details: answer.message });
      if (answer === undefined) throw new Error(`no answer for ${token}`);
      return answer;
    },
  };
  await pulumi.runtime.setMocks(mocks, "vipkit", "test", false);
  const monitor = pulumi.runtime.getMonitor() as unknown as Registered;
  const made = program();
  // A program that is over at once stays so: a turn of the event loop would let its mistakes surface where nobody looks.
  const result = made instanceof Promise ? await made : made;
  await pulumi.runtime.disconnect();
  const parents = new Map(
    [...monitor.getRegisteredResources().keys()].map((urn) => {
      const [, , types = "", name = ""] = urn.split("::");
      return [keyOf(types.split("$").at(-1) ?? "", name), parentTypeIn(urn)];
    }),
  );
  const resources = seen
    .map((resource) => ({ ...resource, parentType: parents.get(keyOf(resource.type, resource.name)) ?? "" }))
    .sort((a, b) => (keyOf(a.type, a.name) < keyOf(b.type, b.name) ? -1 : 1));
  return { result, resources };
}
