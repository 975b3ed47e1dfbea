import type { DesiredState, ScalingGroup } from "../contract/desired-state";
import type { LaunchTemplate } from "../contract/launch-template";
import { CloudError } from "../contract/resources";

/** Beyond every version that a stack's own template comes to. */
const versionOffset = 1_000_000;

/** A machine whose service runs, and never listens. */
const deafService = `#cloud-config\n${JSON.stringify({
  write_files: [
    { path: "/etc/systemd/system/vip.service", content: '[Service]\nExecStart="sleep" "86400"\nTimeoutStopSec=1\n' },
  ],
})}`;

/** Versions of templates whose workload never becomes healthy, as a bad deployment brings them: for drills. Nothing of them is stored. */
export class BrokenDeploys {
  private readonly versions = new Map<string, number>();

  /** The next desired state of a group has a version that does not serve. @throws CloudError for a group that is not there or has no refresh */
  begin(name: string, groups: readonly ScalingGroup[]): void {
    const group = groups.find((each) => each.name === name);
    if (group === undefined) {
      const names = groups.map((each) => each.name).join(", ") || "none";
      throw new CloudError("ValidationError", `no scaling group "${name}"; groups: ${names}`);
    }
    if (group.refresh === undefined || group.launchTemplate.floating)
      throw new CloudError("ValidationError", `${name} starts no instance refresh for a new version of its template`);
    this.versions.set(name, group.launchTemplate.version + versionOffset);
  }

  /** Its group has its own template again. */
  end(name: string): void {
    this.versions.delete(name);
  }

  applyTo(desired: DesiredState): DesiredState {
    if (this.versions.size === 0) return desired;
    return { ...desired, scalingGroups: desired.scalingGroups.map((group) => this.groupWith(group)) };
  }

  private groupWith(group: ScalingGroup): ScalingGroup {
    const version = this.versions.get(group.name);
    if (version === undefined) return group;
    const { container: _, ...machine } = group.launchTemplate;
    const launchTemplate: LaunchTemplate = { ...machine, version, userData: deafService };
    return { ...group, launchTemplate };
  }
}
