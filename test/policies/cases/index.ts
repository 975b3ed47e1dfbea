import type { Program } from "../fixture";
import { relations } from "../relations";
import { acceptedCases } from "./accepted";
import { balancerCases } from "./balancer";
import { computeCases } from "./compute";
import { containerCases } from "./containers";
import { dataCases } from "./data";
import { edgeCases } from "./edge";
import { firewallCases } from "./firewall";
import { machineCases } from "./machines";
import { operationCases } from "./operations";
import { proverCases } from "./provers";
import { storageCases } from "./storage";
import { togetherCases } from "./together";

/** One property of the compliant program broken, and who must say so. */
export type Break =
  | readonly [resource: string, property: string, value: unknown]
  | { readonly resource: string; readonly program: (program: Program) => Program; readonly title: string };

/** Every rule's breaks, by its id. */
export const cases: Readonly<Record<string, readonly Break[]>> = {
  ...acceptedCases,
  ...balancerCases,
  ...computeCases,
  ...containerCases,
  ...dataCases,
  ...edgeCases,
  ...firewallCases,
  ...machineCases,
  ...operationCases,
  ...proverCases,
  ...storageCases,
  ...Object.fromEntries(
    Object.entries(relations).map(([rule, { broken }]) => [
      rule,
      Object.entries(broken).map(([title, { resource, program }]) => ({ resource, title, program: () => program })),
    ]),
  ),
  ...togetherCases,
};
