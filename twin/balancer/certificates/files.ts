import type { Balancer, Certificate, Listener } from "../../data/types";

export const certificateList = (balancer: Balancer, listener: Listener): string =>
  `certificates/${balancer.name}.${listener.port}.lst`;

export class TlsFiles {
  digest = "";
  constructor(
    private readonly home: string,
    private readonly ca: string,
  ) {}
  write(_desired: { balancers: readonly Balancer[]; certificates: readonly Certificate[] }): Promise<void> {
    return Promise.resolve();
  }
}
